"""Web archives made for tests, byte by byte: what a crawler of one's choice might have written."""

import gzip

PAGE = (
    "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{headline}</title></head><body>"
    "<article><h1>{headline}</h1><p>{text}</p><p>The harbour master said that nobody had been told of it "
    "before the gates were closed for the night.</p></article></body></html>"
)


def page(headline="Gates stay shut", text="The gates stayed shut on Monday, and the ferry turned round."):
    return PAGE.format(headline=headline, text=text).encode()


def answer(body=None, status="200 OK", media_type="text/html; charset=utf-8", **fields):
    """An HTTP answer; fields with "_" for "-"."""
    body = page() if body is None else body
    head = {"Content-Type": media_type, **{name.replace("_", "-"): value for name, value in fields.items()}}
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in head.items() if value)]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def record(
    content=None, kind="response", uri="https://quay.example/gates", date="2021-03-04T05:06:07Z", **fields
):
    content = answer() if content is None else content
    head = {
        "WARC-Type": kind,
        "WARC-Target-URI": uri,
        "WARC-Date": date,
        "WARC-Record-ID": "<urn:uuid:00000000-0000-4000-8000-000000000000>",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(content)),
        **{name.replace("_", "-"): value for name, value in fields.items()},
    }
    lines = ["WARC/1.0", *(f"{name}: {value}" for name, value in head.items() if value)]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + content + b"\r\n\r\n"


def packed(*records):
    """Each record in a member of gzip by itself, as it should be."""
    return b"".join(gzip.compress(each, mtime=0) for each in records)


def packed_whole(*records):
    return gzip.compress(b"".join(records), mtime=0)


def chunked(body, size=40, trailer=b""):
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n" + trailer + b"\r\n"
