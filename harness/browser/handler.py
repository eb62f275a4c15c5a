# browser/handler.py: runs one handler of a checkout of web-platform-tests, a file with main(request, response), as their server
# would. NON-SPEC. It is given the path of a file with the request in JSON, {root, file, method, target, headers: [[name,
# value]...], server: {host, ports}, scratch: a folder for what handlers keep}, and that of its body, and prints the answer as it
# goes over the wire. What it cannot do ends it with a traceback and status 1.
import fcntl, importlib.util, io, json, os, pickle, sys, types, urllib.parse


def to_bytes(value):
    return value if isinstance(value, bytes) else str(value).encode("latin-1" if is_latin(value) else "utf-8")


def is_latin(value):
    return all(ord(c) < 256 for c in str(value))


class MultiDict(dict):
    """Keys with lists of values; [] and first give the first of them."""

    def __getitem__(self, key):
        return self.first(key)

    def first(self, key, *default):
        if key in self and dict.__getitem__(self, key):
            return dict.__getitem__(self, key)[0]
        if default:
            return default[0]
        raise KeyError(key)

    def last(self, key, *default):
        if key in self and dict.__getitem__(self, key):
            return dict.__getitem__(self, key)[-1]
        if default:
            return default[0]
        raise KeyError(key)

    def get(self, key, default=None):
        return self.first(key, default)

    def get_list(self, key):
        return dict.get(self, key, [])

    def items(self):
        return [(key, self.first(key)) for key in self]


class RequestHeaders(MultiDict):
    """Names in any case, of bytes or of text."""

    def __init__(self, pairs):
        super().__init__()
        for name, value in pairs:
            self.setdefault(name.encode("latin-1").lower(), []).append(value.encode("latin-1"))

    def first(self, key, *default):
        return super().first(to_bytes(key).lower(), *default)

    def get(self, key, default=None):
        values = dict.get(self, to_bytes(key).lower())
        return b", ".join(values) if values else default

    def get_list(self, key, default=None):
        return dict.get(self, to_bytes(key).lower(), default or [])

    def __getitem__(self, key):
        return self.first(key)

    def __contains__(self, key):
        return dict.__contains__(self, to_bytes(key).lower())


class Cookie:
    def __init__(self, value):
        self.value = value

    def __str__(self):
        return self.value.decode("latin-1")


class Stash:
    """Values by keys, kept between requests in a file that one request at a time may change."""

    def __init__(self, folder, path):
        self.file, self.path = os.path.join(folder, "stash"), path

    def _change(self, change):
        with open(self.file + ".lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            values = {}
            if os.path.exists(self.file):
                with open(self.file, "rb") as old:
                    values = pickle.load(old)
            result = change(values)
            with open(self.file, "wb") as new:
                pickle.dump(values, new)
            return result

    def _key(self, key, path):
        return (str(path or self.path), to_bytes(key))

    def put(self, key, value, path=None):
        def change(values):
            if self._key(key, path) in values:
                raise ValueError("the stash has a value for this key already")
            values[self._key(key, path)] = value
        if value is None:
            raise ValueError("None cannot be kept")
        self._change(change)

    def take(self, key, path=None):
        return self._change(lambda values: values.pop(self._key(key, path), None))

    class _Lock:
        def __enter__(self):
            return self

        def __exit__(self, *error):
            return False

    lock = _Lock()


def pairs_of(text):
    result = MultiDict()
    for name, value in urllib.parse.parse_qsl(text, keep_blank_values=True, encoding="latin-1"):
        result.setdefault(name.encode("latin-1"), []).append(value.encode("latin-1"))
    return result


class Request:
    def __init__(self, told, body):
        parts = urllib.parse.urlsplit(told["target"])
        headers = told["headers"]
        host = next((v for n, v in headers if n.lower() == "host"), told["server"]["host"])
        self.method = told["method"]
        self.request_path = told["target"]
        self.url_base = "/"
        self.doc_root = told["root"]
        self.protocol_version = "HTTP/1.1"
        self.headers = RequestHeaders(headers)
        self.raw_headers = headers
        self.body, self.raw_input = body, io.BytesIO(body)
        self.url = "http://" + host + told["target"]
        self.url_parts = urllib.parse.urlsplit(self.url)
        self.filesystem_path = told["file"]
        self.GET = pairs_of(parts.query)
        form = self.headers.get("content-type", b"").startswith(b"application/x-www-form-urlencoded")
        self.POST = pairs_of(self.body.decode("latin-1")) if form else MultiDict()
        self.cookies = MultiDict()
        for cookie in self.headers.get("cookie", b"").split(b";"):
            name, _, value = cookie.strip().partition(b"=")
            if name:
                self.cookies.setdefault(name, []).append(Cookie(value))
        hosts = {"": told["server"]["host"], "alt": "127.0.0.1"}
        self.server = types.SimpleNamespace(
            stash=Stash(told["scratch"], parts.path),
            config={"host": hosts[""], "server_host": hosts[""], "browser_host": hosts[""], "doc_root": told["root"],
                    "ports": {"http": told["server"]["ports"], "https": told["server"]["ports"]},
                    "domains": {"": hosts[""], "www": "www." + hosts[""], "www1": "www1." + hosts[""],
                                "www2": "www2." + hosts[""]},
                    "all_domains": {name: {"": host, "www": "www." + host, "www1": "www1." + host}
                                    for name, host in hosts.items()}})


class ResponseHeaders:
    def __init__(self):
        self.pairs = []

    def append(self, name, value):
        self.pairs.append((to_bytes(name), to_bytes(value)))

    def set(self, name, value):
        self.pairs = [(n, v) for n, v in self.pairs if n.lower() != to_bytes(name).lower()]
        values = value if isinstance(value, (list, tuple)) else [value]
        for one in values:
            self.append(name, one)

    __setitem__ = set

    def get(self, name, default=None):
        found = [v for n, v in self.pairs if n.lower() == to_bytes(name).lower()]
        return found if found else default

    def __contains__(self, name):
        return self.get(name) is not None

    def __getitem__(self, name):
        return self.get(name, [])

    def __delitem__(self, name):
        self.pairs = [(n, v) for n, v in self.pairs if n.lower() != to_bytes(name).lower()]

    def update(self, items):
        for name, value in items:
            self.set(name, value)

    def __iter__(self):
        return iter(self.pairs)


class Writer:
    """What is written to the socket past the response: it becomes the answer."""

    def __init__(self, response):
        self.response, self.written, self.content_written = response, False, b""

    def write_status(self, code, message=None):
        self.response.status, self.written = code, True

    def write_header(self, name, value):
        self.response.headers.append(name, value)
        self.written = True

    def write_default_headers(self):
        pass

    def end_headers(self):
        self.written = True

    def write_content(self, data):
        self.content_written += to_bytes(data)
        self.written = True
        return True

    write = write_content

    def write_raw_content(self, data):
        raise NotImplementedError("raw answers")

    def write_content_file(self, data):
        self.write_content(data.read())

    def flush(self):
        pass


class Response:
    def __init__(self):
        self._status, self.headers, self.content, self.close_connection = 200, ResponseHeaders(), b"", False
        self.add_required_headers, self.writer = True, Writer(self)

    @property
    def status(self):
        return (self._status, "")

    @status.setter
    def status(self, value):
        self._status = int(value[0] if isinstance(value, (tuple, list)) else value)

    def set_cookie(self, name, value, path="/", domain=None, max_age=None, expires=None, secure=False,
                   httponly=False, comment=None, samesite=None):
        text = to_bytes(name) + b"=" + to_bytes(value if value is not None else "")
        for key, setting in ((b"Path", path), (b"Domain", domain), (b"Max-Age", max_age), (b"SameSite", samesite)):
            if setting is not None:
                text += b"; " + key + b"=" + to_bytes(setting)
        text += b"; Secure" if secure else b""
        text += b"; HttpOnly" if httponly else b""
        self.headers.append("Set-Cookie", text)

    def delete_cookie(self, name, path="/", domain=None):
        self.set_cookie(name, "", path, domain, max_age=0)

    def unset_cookie(self, name):
        self.headers.pairs = [(n, v) for n, v in self.headers.pairs
                              if n.lower() != b"set-cookie" or not v.startswith(to_bytes(name) + b"=")]

    def set_error(self, code, message=""):
        self.status, self.content = code, to_bytes(message)
        self.headers.set("Content-Type", "application/json")

    def write(self):
        pass


def body_of(content):
    if content is None:
        return b""
    if isinstance(content, (bytes, bytearray)):
        return bytes(content)
    if isinstance(content, str):
        return content.encode("utf-8")
    if hasattr(content, "read"):
        return body_of(content.read())
    return b"".join(body_of(part) for part in (content() if callable(content) else content))


def library():
    """What handlers import of the server."""
    utils = types.ModuleType("wptserve.utils")
    utils.isomorphic_decode = lambda s: s.decode("latin-1") if isinstance(s, bytes) else s
    utils.isomorphic_encode = lambda s: s.encode("latin-1") if isinstance(s, str) else s
    handlers = types.ModuleType("wptserve.handlers")
    handlers.handler = handlers.json_handler = lambda main: main
    package = types.ModuleType("wptserve")
    package.utils, package.handlers = utils, handlers
    sys.modules.update({"wptserve": package, "wptserve.utils": utils, "wptserve.handlers": handlers})


def take(result, response):
    """What main returned: content, or (headers, content), or (status, headers, content)."""
    if result is None:
        return
    if isinstance(result, tuple):
        if len(result) not in (2, 3):
            raise ValueError("main returned %d values" % len(result))
        if len(result) == 3:
            response.status = result[0]
        response.headers.update(result[-2])
        result = result[-1]
    response.content = result


def run(told, body):
    """The answer's bytes."""
    library()
    sys.path[:0] = [os.path.dirname(told["file"]), told["root"]]
    spec = importlib.util.spec_from_file_location("handler", told["file"])
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    request, response = Request(told, body), Response()
    take(module.main(request, response), response)
    content = response.writer.content_written if response.writer.written else body_of(response.content)
    head = b"HTTP/1.1 %d\r\n" % response.status[0]
    for name, value in response.headers:
        if b"\n" in name + value or b"\r" in name + value:
            raise ValueError("a header of several lines")
        head += name + b": " + value + b"\r\n"
    return head + b"\r\n" + content


with open(sys.argv[1], encoding="utf-8") as asked, open(sys.argv[2], "rb") as sent:
    request, body = json.load(asked), sent.read()
output = os.dup(1)
os.dup2(2, 1)  # what a handler prints is no answer
answer = run(request, body)
while answer:
    answer = answer[os.write(output, answer):]
