"""Speed and index cost of the retrieval beside bm25s and a ChromaDB server, on the same passages and questions.

Usage: compare_retrieval.py LIBRIASSIST_BENCH COUNT …

Only speed and cost are compared, not quality: the passages are invented (bench/LibriBench/KnowledgeBench.swift), and
ChromaDB's vectors come from hashed words and a random projection instead of an embedding model, of the same 384
dimensions as its default one's. The model's time, which a real search would add to every question and passage, is not
counted.

All read the passages from the same files, keep their texts and answer one question at a time with the five best ones.
LibriAssist and bm25s are asked within a process, ChromaDB over HTTP by its client, as each is used. "Load" is the time
until an index on the disk can be searched; for ChromaDB, that of the first answer of a server which has just started.
"""

import contextlib
import glob
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time

import bm25s
import chromadb
import Stemmer
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import Normalizer
from sklearn.random_projection import SparseRandomProjection

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
QUESTIONS = os.path.join(ROOT, "Tests/Data/questions.fr.jsonl")
LIMIT = 5
ROUNDS = 4
DIMENSIONS = 384
CHROMA_BATCH = 1_000
CHROMA_SECONDS = 300


def read_texts(*paths):
    texts = []
    for path in paths:
        with open(path, encoding="utf-8") as file:
            rows = (json.loads(line) for line in file)
            texts += [f"{row['title']}\n{row['text']}" if "title" in row else row["text"] for row in rows]
    return texts


def read_passages(documents):
    return read_texts(*sorted(glob.glob(os.path.join(documents, "*.jsonl"))))


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def stored_bytes(folder):
    return sum(
        os.path.getsize(os.path.join(parent, name)) for parent, _, names in os.walk(folder) for name in names)


def percentile(times, share):
    """As in Measurement.swift."""
    return sorted(times)[min(len(times) - 1, len(times) * share // 100)]


def query_times(search, questions):
    """The median and the 99th percentile in µs; a round before warms up."""
    for question in questions:
        search(question)
    times = [seconds(lambda: search(question)) * 1e6 for _ in range(ROUNDS) for question in questions]
    return [percentile(times, 50), percentile(times, 99)]


def measure_libriassist(bench, folder, size):
    """Also leaves the passages in the folder."""
    lines = subprocess.run(
        [bench, "knowledge", folder, str(size), "--json"], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    figures = json.loads(lines.stdout)
    return [
        figures["indexSeconds"], figures["storedBytes"] / 1e6, figures["loadMilliseconds"],
        figures["medianMicroseconds"], figures["p99Microseconds"],
    ]


def measure_bm25s(documents, folder, questions):
    stemmer = Stemmer.Stemmer("french")

    def tokens(texts):
        return bm25s.tokenize(texts, stopwords="french", stemmer=stemmer, show_progress=False)

    def index():
        passages = read_passages(documents)
        retriever = bm25s.BM25()
        retriever.index(tokens(passages), show_progress=False)
        retriever.save(folder, corpus=passages, show_progress=False)

    indexing = seconds(index)
    load = lambda: bm25s.BM25.load(folder, load_corpus=True)
    loading = percentile([seconds(load) for _ in range(3)], 50)
    retriever = load()
    search = lambda question: retriever.retrieve(tokens([question]), k=LIMIT, show_progress=False)
    return [indexing, stored_bytes(folder) / 1e6, loading * 1e3, *query_times(search, questions)]


@contextlib.contextmanager
def chroma_server(folder):
    """A client of a ChromaDB server on a free port of this machine, which stops at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    # In a session of its own, an interrupt reaches the server through this program alone.
    server = subprocess.Popen(
        [os.path.join(os.path.dirname(sys.executable), "chroma"), "run", "--path", folder, "--host", "127.0.0.1",
         "--port", str(port)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        yield chroma_client(server, port)
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def chroma_client(server, port):
    deadline = time.monotonic() + 60
    while True:
        try:
            return chromadb.HttpClient(
                host="127.0.0.1", port=port, settings=chromadb.Settings(anonymized_telemetry=False))
        except Exception as error:  # A server that is not ready makes errors of several kinds.
            if server.poll() is not None or time.monotonic() > deadline:
                raise SystemExit(f"The ChromaDB server did not start: {error}")
            time.sleep(0.1)


def measure_chroma(documents, folder, questions):
    """Nothing where adding takes too long."""
    embedder = make_pipeline(
        HashingVectorizer(n_features=1 << 16), SparseRandomProjection(DIMENSIONS, random_state=7, dense_output=True),
        Normalizer())
    vectors = embedder.fit_transform(read_passages(documents)).astype("float32")
    asked = list(embedder.transform(questions).astype("float32"))

    def search(collection, vector):
        collection.query(query_embeddings=[vector], n_results=LIMIT, include=["documents", "distances"])

    start = time.perf_counter()
    passages = read_passages(documents)
    with chroma_server(folder) as client:
        collection = client.create_collection(
            "passages", embedding_function=None, configuration={"hnsw": {"space": "cosine"}})
        for first in range(0, len(passages), CHROMA_BATCH):
            if time.perf_counter() - start > CHROMA_SECONDS:
                note(f"ChromaDB: {first} of {len(passages)} passages after {CHROMA_SECONDS} s, given up")
                return None
            part = slice(first, first + CHROMA_BATCH)
            collection.add(
                ids=[str(first + number) for number in range(len(passages[part]))], documents=passages[part],
                embeddings=vectors[part])
        # What was added last may be indexed by the first search only.
        search(collection, asked[0])
        indexing = time.perf_counter() - start
    with chroma_server(folder) as client:
        collection = client.get_collection("passages", embedding_function=None)
        loading = seconds(lambda: search(collection, asked[0]))
        times = query_times(lambda vector: search(collection, vector), asked)
        bare = percentile([seconds(client.heartbeat) * 1e6 for _ in range(500)], 50)
        note(f"ChromaDB: of a query's time, a request that searches nothing takes {bare:.0f} µs (median)")
    return [indexing, stored_bytes(folder) / 1e6, loading * 1e3, *times]


def note(text):
    print(text, file=sys.stderr, flush=True)


def show(size, system, figures, own=None):
    """A row; behind each figure, how many times LibriAssist's it is."""
    if figures is None:
        print(f"| {size} | {system} | more than {CHROMA_SECONDS} | skipped | | | |", flush=True)
        return
    cells = [f"{figure:.{decimals}f}" for figure, decimals in zip(figures, [2, 1, 1, 0, 0])]
    if own:
        cells = [f"{cell} (×{figure / mine:.2g})" for cell, figure, mine in zip(cells, figures, own)]
    print(f"| {size} | {system} | " + " | ".join(cells) + " |", flush=True)


def main():
    bench, *sizes = sys.argv[1:]
    if not sizes or not all(size.isdecimal() and int(size) > 0 for size in sizes):
        raise SystemExit("usage: compare_retrieval.py LIBRIASSIST_BENCH COUNT …")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    questions = read_texts(QUESTIONS)
    print("Speed and cost only, not quality. ChromaDB gets ready vectors; the time of an embedding model is not in.\n")
    print("| passages | system | index s | stored MB | load ms | query median µs | query p99 µs |")
    print("| --- | --- | --- | --- | --- | --- | --- |", flush=True)
    for size in map(int, sizes):
        # A folder for each size, so that one is gone before the next is written.
        with tempfile.TemporaryDirectory() as folder:
            documents = os.path.join(folder, str(size))
            own = measure_libriassist(bench, folder, size)
            show(size, "LibriAssist", own)
            show(size, f"bm25s {bm25s.__version__}",
                 measure_bm25s(documents, os.path.join(folder, "bm25s"), questions), own)
            show(size, f"ChromaDB {chromadb.__version__}",
                 measure_chroma(documents, os.path.join(folder, "chroma"), questions), own)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
