"""A connection for plain requests that stays open, as a browser keeps one: enough HTTP/1.1 to measure with."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

PATIENCE = 60.0  # seconds for an answer


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]  # names in small letters; the last of several
    body: bytes


@dataclass
class Line:
    netloc: str
    cookies: dict[str, str] = field(default_factory=dict)
    _reader: asyncio.StreamReader | None = None
    _writer: asyncio.StreamWriter | None = None

    async def ask(self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None) -> Answer:
        """Send one request from a page of the same site and read its answer; redirects are not followed."""
        given = {
            "Host": self.netloc,
            "Origin": f"http://{self.netloc}",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Content-Length": str(len(body)),
            **(headers or {}),
        }
        head = "".join(f"{name}: {value}\r\n" for name, value in given.items() if value)
        request = f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + body
        async with asyncio.timeout(PATIENCE):
            used = self._reader is not None
            try:
                return await self._exchange(request)
            except (asyncio.IncompleteReadError, ConnectionError):
                await self.close()
                if not used:
                    raise
                return await self._exchange(request)  # the server ends idle connections; browsers ask again

    async def _exchange(self, request: bytes) -> Answer:
        if self._reader is None or self._writer is None:
            host, port = self.netloc.split(":")
            self._reader, self._writer = await asyncio.open_connection(host, int(port), limit=2**20)
        self._writer.write(request)
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = dict(self._header(line) for line in head[1:] if line)
        body = await self._body(self._reader, headers)
        if headers.get("connection") == "close":
            await self.close()
        return Answer(int(head[0].split()[1]), headers, body)

    def _header(self, line: str) -> tuple[str, str]:
        name, _colon, value = line.partition(":")
        if name.lower() == "set-cookie":
            cookie, _equals, said = value.split(";")[0].strip().partition("=")
            self.cookies[cookie] = said
        return name.lower(), value.strip()

    async def _body(self, reader: asyncio.StreamReader, headers: Mapping[str, str]) -> bytes:
        if headers.get("transfer-encoding") != "chunked":
            return await reader.readexactly(int(headers.get("content-length", "0")))
        body = b""
        while size := int(await reader.readline(), 16):
            body += await reader.readexactly(size)
            await reader.readline()
        await reader.readline()
        return body

    async def close(self) -> None:
        if self._writer is not None:
            self._writer.close()
        self._reader = self._writer = None
