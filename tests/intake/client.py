"""tuspy as a program: uploads a file, stops in the middle, and another one of it resumes."""
import sys

from tusclient.client import TusClient

endpoint, cookie, path = sys.argv[1:4]
client = TusClient(endpoint, headers={"Cookie": cookie})
first = client.uploader(path, chunk_size=300_000, metadata={"filename": "a.mp4"}, upload_checksum=True)
first.upload_chunk()
url, stopped = first.url, first.offset
second = client.uploader(path, url=url, chunk_size=300_000)
assert second.offset == stopped, (second.offset, stopped)
second.upload()
print(f"resumed at {stopped}")
