import http.server
import sqlite3

db = sqlite3.connect("/data/site.db")


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        (count,) = db.execute("SELECT count(*) FROM work").fetchone()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(f"work done: {count}\n".encode())


http.server.HTTPServer(("0.0.0.0", 8000), Handler).serve_forever()
