"""Intents by libriassist-cli and by scikit-learn's usual text classifiers, on the same messages.

Usage: compare_classifiers.py LIBRIASSIST_CLI [labelled.jsonl …]

Learns from the training split of training/understanding and measures on the messages held back, and on the files named.
Accuracy is that of the exact set of intents; the time is that of one message after another, one at a time.
"""

import glob
import json
import os
import subprocess
import sys
import time

import numpy
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC

INTENTS = ["general", "order", "smalltalk", "human", "other"]
ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")


def read(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def is_held_back(message):
    """The split of MessageSplit.swift: a hash of the family's name."""
    mask = (1 << 64) - 1
    value = 0xCBF29CE484222325
    for byte in (message.get("family") or message["text"]).encode():
        value = ((value ^ byte) * 0x100000001B3) & mask
    value ^= value >> 33
    value = value * 0xFF51AFD7ED558CCD & mask
    return (value ^ (value >> 33)) % 10 == 0


def labels(messages):
    return numpy.array([[intent in message["intents"] for intent in INTENTS] for message in messages]).astype(int)


def decide(scores):
    """Every intent on the positive side, or the best one."""
    chosen = (scores > 0).astype(int)
    for row, values in enumerate(scores):
        if not chosen[row].any():
            chosen[row, values.argmax()] = 1
    return chosen


def measure_sklearn(model, messages):
    texts = [message["text"] for message in messages]
    exact = (decide(model.decision_function(texts)) == labels(messages)).all(axis=1).mean()
    sample = texts[:500]
    start = time.perf_counter()
    for text in sample:
        model.decision_function([text])
    return exact, (time.perf_counter() - start) / len(sample) * 1e6


def measure_cli(command, messages):
    """The time is that of a stream of messages, JSON included, without the time to start."""
    def run(batch):
        lines = "".join(json.dumps({"text": message["text"]}, ensure_ascii=False) + "\n" for message in batch)
        start = time.perf_counter()
        answers = subprocess.run(
            [command, "understand", "--jsonl"], input=lines, capture_output=True, text=True, check=True).stdout
        return time.perf_counter() - start, [json.loads(line) for line in answers.splitlines()]

    # The first start reads the models from the disk, and one start takes as long as some hundred messages.
    idle = min(run(messages[:1])[0] for _ in range(5))
    repeated = messages * max(1, 30_000 // len(messages))
    busy, answers = run(repeated)
    exact = numpy.mean(
        [set(answer["intents"]) == set(message["intents"]) for answer, message in zip(answers, messages)])
    return exact, (busy - idle) / len(repeated) * 1e6


def main():
    command, *files = sys.argv[1:]
    messages = []
    for path in sorted(glob.glob(os.path.join(ROOT, "training/understanding/*.jsonl"))):
        messages += read(path)
    training = [message for message in messages if not is_held_back(message)]
    sets = {"held back": [message for message in messages if is_held_back(message)]}
    sets.update({os.path.basename(path): read(path) for path in files})
    features = lambda: TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2)
    models = {
        "scikit-learn, linear SVM": OneVsRestClassifier(LinearSVC(C=1)),
        "scikit-learn, logistic regression": OneVsRestClassifier(LogisticRegression(C=10, max_iter=1000)),
    }
    print(f"Trained on {len(training)} messages. Exact set of intents, and µs a message:\n")
    print("| | " + " | ".join(f"{name} ({len(rows)}) | µs" for name, rows in sets.items()) + " |")
    print("| --- |" + " --- | --- |" * len(sets))
    for name, classifier in models.items():
        model = make_pipeline(features(), classifier).fit([message["text"] for message in training], labels(training))
        show(name, [measure_sklearn(model, rows) for rows in sets.values()])
    show("libriassist-cli", [measure_cli(command, rows) for rows in sets.values()])


def show(name, results):
    print(f"| {name} | " + " | ".join(f"{exact:.3f} | {microseconds:.0f}" for exact, microseconds in results) + " |", flush=True)


if __name__ == "__main__":
    main()
