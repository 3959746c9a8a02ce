import sqlite3

with sqlite3.connect("/data/site.db") as db:
    db.execute("CREATE TABLE IF NOT EXISTS work (at TEXT DEFAULT CURRENT_TIMESTAMP)")
print("migrated")
