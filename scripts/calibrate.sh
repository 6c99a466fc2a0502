#!/usr/bin/env bash
# Fits the judgement of whether documents answer (answerability.json) to the questions in training/answerability.
#
# The questions are put to the sample shop's documents twice: with the customers' questions that the documents keep, and
# without them, so that the judgement fits shops of both kinds. With --check nothing is written; the file must come out
# as it is.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
cli=$1
model=Sources/LibriRAG/Resources/answerability.json
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -r demo/knowledge "$folder/plain"
find "$folder/plain" -name '*.md' -exec sed -i '/^questions:$/,/^[^ ]/{/^questions:$/d;/^  - /d}' {} +
"$cli" knowledge index demo/knowledge --store "$folder/asked.sqlite" 2>/dev/null
"$cli" knowledge index "$folder/plain" --store "$folder/plain.sqlite" 2>/dev/null
"$cli" knowledge calibrate --store "$folder/asked.sqlite" --store "$folder/plain.sqlite" \
    --questions training/answerability/questions.fr.jsonl --questions training/answerability/questions.en.jsonl \
    --output "$folder/answerability.json"
if [[ ${2:-} == --check ]]; then
    cmp "$folder/answerability.json" "$model" || { echo "$model is not what the questions give. Run: make train" >&2; exit 1; }
else
    cp "$folder/answerability.json" "$model"
fi
