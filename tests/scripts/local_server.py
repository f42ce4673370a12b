"""A web server on this machine whose files misbehave as a test asks. Made-up data only."""

import http.server
import json
import ssl
import subprocess
import threading


def front_line(west=30.0, size=4.0):
    """A square of about 130,000 km² in the south-east of Ukraine's frame; not a front line of any day."""
    ring = [[west, 46], [west + size, 46], [west + size, 50], [west, 50], [west, 46]]
    feature = {"type": "Feature", "properties": {"class": "russian"},
               "geometry": {"type": "Polygon", "coordinates": [ring]}}
    return json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()


def certificate(folder):
    """A certificate for this machine that only those trust who are told to; with its key, in one file."""
    file = folder / "certificate.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
                    "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost", "-keyout", folder / "key.pem",
                    "-out", file], check=True, capture_output=True)
    return file, folder / "key.pem"


class Server:
    """Serves `files` (path -> bytes). `faults` (path -> kind): "dies" closes half-way once, "always dies",
    "page" sends HTML, "slow" sends nothing, "endless" does not stop, a number is an HTTP status, ("to", address) a redirect.
    `secured`: certificate and key; then it speaks HTTPS."""

    def __init__(self, secured=None):
        self.files, self.faults, self.requests = {}, {}, []
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                outer.answer(self)

            do_HEAD = do_GET

            def log_message(self, *arguments):
                pass

        self.http = http.server.ThreadingHTTPServer(("", 0), Handler)
        self.http.daemon_threads = True
        if secured:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*secured)
            self.http.socket = context.wrap_socket(self.http.socket, server_side=True)
            self.http.handle_error = lambda request, client: None  # a client that does not trust us hangs up
        threading.Thread(target=self.http.serve_forever, daemon=True).start()
        self.address = f"http{'s' if secured else ''}://127.0.0.1:{self.http.server_port}"

    def answer(self, request):
        path = request.path.split("?")[0]
        wanted = request.headers.get("Range")
        self.requests.append((path, wanted))
        fault = self.faults.get(path)
        if isinstance(fault, tuple):
            request.send_response(302)
            request.send_header("Location", fault[1])
            request.send_header("Content-Length", "0")
            request.end_headers()
            return
        if isinstance(fault, int) or path not in self.files:
            request.send_error(fault if isinstance(fault, int) else 404)
            return
        if fault == "slow":
            threading.Event().wait(5)
            return
        data = self.files[path]
        if fault == "endless":
            request.send_response(200)
            request.end_headers()
            try:
                while True:
                    request.wfile.write(data)
            except OSError:  # who called has hung up
                request.close_connection = True
            return
        tag = f'"{hash(data) & 0xFFFFFFFF:x}"'
        start = 0
        if wanted and request.headers.get("If-Range") == tag:
            start = int(wanted.removeprefix("bytes=").rstrip("-"))
        request.send_response(206 if start else 200)
        request.send_header("Content-Type", "text/html" if fault == "page" else "text/plain")
        request.send_header("Content-Length", str(len(data) - start))
        request.send_header("ETag", tag)
        request.end_headers()
        body = data[start:]
        if fault in ("dies", "always dies"):
            body = body[:len(body) // 2]
            if fault == "dies":
                del self.faults[path]
        request.wfile.write(body)
        request.close_connection = True

    def close(self):
        self.http.shutdown()
        self.http.server_close()
