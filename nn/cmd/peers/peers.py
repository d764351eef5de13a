"""Trains networks with Keras (on TensorFlow) or PyTorch and says how fast.

    python peers.py keras|torch images.u8 labels.u8

A request is a line of JSON on standard input, an answer one on standard output.
{"prepare": job} builds the job's network, runs it in every way that the library
offers, and answers with its parameters, the fastest way and those that failed.
{"measure": name,
"seconds": s} trains it for about that long. The job comes from main.go, which
has the same networks.
"""

import json
import os
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("KERAS_BACKEND", "tensorflow")

import numpy as np

CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()


class Keras:
    def __init__(self, pixels, labels):
        import keras
        import tensorflow as tf

        self.keras, self.pixels, self.labels = keras, pixels, labels
        self.version = f"Keras {keras.__version__} on TensorFlow {tf.__version__}"

    def ways(self, job):
        # steps_per_execution saves a way back into Python between steps.
        return [(f"jit_compile={jit}, steps_per_execution={steps}", (jit, steps)) for jit in (False, True) for steps in (1, 8)]

    def build(self, job, way):
        layers = self.keras.layers
        stack = [self.keras.Input(tuple(job["input"]))]
        for spec in job["layers"]:
            kind = spec["kind"]
            if kind == "dense":
                stack.append(layers.Dense(spec["units"]))
            elif kind == "conv":
                stack.append(layers.Conv2D(spec["units"], spec["size"], padding="same" if spec["same"] else "valid"))
            elif kind == "max pool":
                stack.append(layers.MaxPooling2D(spec["size"]))
            elif kind == "dropout":
                stack.append(layers.Dropout(spec["rate"]))
            else:
                stack.append({"relu": layers.ReLU, "flatten": layers.Flatten, "batch norm": layers.BatchNormalization}[kind]())
        model = self.keras.Sequential(stack)
        rule = self.keras.optimizers
        rule = rule.SGD(job["rate"]) if job["rule"] == "sgd" else rule.AdamW(job["rate"], weight_decay=job["decay"])
        jit, steps = way
        model.compile(
            rule, self.keras.losses.SparseCategoricalCrossentropy(from_logits=True), jit_compile=jit, steps_per_execution=steps
        )
        return model, sum(int(np.prod(v.shape)) for v in model.trainable_variables)

    def trainer(self, model, job):
        x = self.pixels.reshape((-1,) + tuple(job["input"]))
        ends = []

        class Clock(self.keras.callbacks.Callback):
            def on_epoch_end(self, *_):
                ends.append(time.perf_counter())

        def run(images):
            """Trains on that many images; returns how many were timed, and how long."""
            batch = job["batch"]
            part = min(max(images // 2 // batch, 1) * batch, len(x) // batch * batch)
            epochs = max(images // part, 2)
            ends.clear()
            model.fit(x[:part], self.labels[:part], batch_size=batch, epochs=epochs, verbose=0, callbacks=[Clock()])
            return (epochs - 1) * part, ends[-1] - ends[0]  # the first epoch pays for the start of fit

        return run


class Torch:
    def __init__(self, pixels, labels):
        import torch

        torch.set_num_threads(CORES)
        self.torch = torch
        self.pixels, self.labels = torch.from_numpy(pixels), torch.from_numpy(labels.astype(np.int64))
        self.version = f"PyTorch {torch.__version__}"

    def ways(self, job):
        order = ("contiguous", "channels_last") if len(job["input"]) == 3 else ("contiguous",)
        return [(f"{run}, {memory}", (run, memory)) for run in ("eager", "compiled") for memory in order]

    def build(self, job, way):
        torch, nn = self.torch, self.torch.nn
        stack = []
        for spec in job["layers"]:
            kind = spec["kind"]
            if kind == "dense":
                stack.append(nn.Linear(spec["inputs"], spec["units"]))
            elif kind == "conv":
                stack.append(nn.Conv2d(spec["inputs"], spec["units"], spec["size"], padding="same" if spec["same"] else 0))
            elif kind == "max pool":
                stack.append(nn.MaxPool2d(spec["size"]))
            elif kind == "dropout":
                stack.append(nn.Dropout(spec["rate"]))
            elif kind == "batch norm":
                stack.append(nn.BatchNorm2d(spec["inputs"]))
            else:
                stack.append({"relu": nn.ReLU, "flatten": nn.Flatten}[kind]())
        model = nn.Sequential(*stack)
        run, memory = way
        if memory == "channels_last":
            model = model.to(memory_format=torch.channels_last)
        return model, sum(p.numel() for p in model.parameters()), run

    def trainer(self, model, job, how):
        torch = self.torch
        optim = torch.optim
        rule = (
            optim.SGD(model.parameters(), job["rate"], fused=True)
            if job["rule"] == "sgd"
            else optim.AdamW(model.parameters(), job["rate"], weight_decay=job["decay"], fused=True)
        )
        loss = torch.nn.CrossEntropyLoss()
        shape = (-1,) + ((job["input"][2],) + tuple(job["input"][:2]) if len(job["input"]) == 3 else tuple(job["input"]))
        x, y, batch = self.pixels.reshape(shape), self.labels, job["batch"]

        def forward(px, py):
            return loss(model(px), py)

        if how == "compiled":
            # All networks share this code, and one must not make the sizes of another unknown.
            forward = torch.compile(forward, dynamic=False, isolate_recompiles=True)
        model.train()

        def run(images):
            steps = max(images // batch, 1)
            began = time.perf_counter()
            order = torch.randperm(len(x))
            for i in range(steps):
                at = i * batch % (len(x) - batch + 1)
                pick = order[at : at + batch]
                rule.zero_grad()
                forward(x[pick], y[pick]).backward()
                rule.step()
            return steps * batch, time.perf_counter() - began

        return run


def main():
    # What libraries print must not get between the answers.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    kind, images, labels = sys.argv[1:]
    pixels = np.fromfile(images, np.uint8).astype(np.float32) / np.float32(255)
    peer = {"keras": Keras, "torch": Torch}[kind](pixels, np.fromfile(labels, np.uint8))

    def answer(value):
        print(json.dumps(value), file=answers, flush=True)

    answer({"version": peer.version})
    trainers, rates = {}, {}
    for line in sys.stdin:
        request = json.loads(line)
        if job := request.get("prepare"):
            best, failed = None, []
            for name, way in peer.ways(job):
                try:
                    model, parameters, *how = peer.build(job, way)
                    run = peer.trainer(model, job, *how)
                    run(4 * job["batch"])  # compiles
                    images, seconds = run(40 * job["batch"])
                    rate = 0
                    for _ in range(2):
                        images, seconds = run(max(int(images / seconds), 4 * job["batch"]))
                        rate = max(rate, images / seconds)
                except Exception as e:
                    failed.append(f"{name}: {type(e).__name__}: {str(e)[:200]}")
                    continue
                if best is None or rate > best[0]:
                    best = rate, run, name, parameters
            if best is None:
                answer({"failed": failed})
                continue
            rates[job["name"]], trainers[job["name"]], name, parameters = best
            answer({"parameters": parameters, "way": name, "failed": failed})
        else:
            name = request["measure"]
            images, seconds = trainers[name](int(rates[name] * request["seconds"]) + 1)
            rates[name] = images / seconds
            answer({"rate": rates[name]})


main()
