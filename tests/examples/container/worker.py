import sqlite3
import time

while True:
    with sqlite3.connect("/data/site.db") as db:
        db.execute("INSERT INTO work DEFAULT VALUES")
    print("worked", flush=True)
    time.sleep(1)
