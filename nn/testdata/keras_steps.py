"""Writes keras.json: ten training steps of four networks, done by Keras.

    pip install tensorflow-cpu==2.21.0 keras==3.15.1
    TF_ENABLE_ONEDNN_OPTS=0 python keras_steps.py > keras.json

keras_test.go does the same steps in Go, from the same weights and pictures.
Both sides make these from the formula of numbers(), so they need not be
stored. Run it again when a network below changes, or when there is a layer to
add that Keras has too.
"""

import json
import sys

import keras
import numpy as np
import tensorflow as tf
from keras import layers

BATCH, STEPS, RATE = 32, 10, 0.05


def numbers(seed, n):
    """Returns n float32 from -1 to 1: numbers 0 to n-1 of SplitMix64 at seed."""
    z = np.uint64(seed) + np.arange(1, n + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ z >> np.uint64(30)) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ z >> np.uint64(27)) * np.uint64(0x94D049BB133111EB)
    z = z ^ z >> np.uint64(31)
    return (z >> np.uint64(40)).astype(np.float32) / np.float32(1 << 23) - np.float32(1)


NETWORKS = {
    "dense": [
        keras.Input((784,)),
        layers.Dense(64, "relu"),
        layers.Dense(10),
    ],
    "lenet": [
        keras.Input((28, 28, 1)),
        layers.Conv2D(6, 5, padding="same", activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(16, 5, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Flatten(),
        layers.Dense(120, "relu"),
        layers.Dense(84, "relu"),
        layers.Dense(10),
    ],
    "batch norm": [
        keras.Input((12, 12, 1)),
        layers.Conv2D(8, 3, padding="same"),
        layers.BatchNormalization(),
        layers.ReLU(),
        layers.MaxPooling2D(2),
        layers.Conv2D(12, 3, strides=2, padding="same"),
        layers.BatchNormalization(momentum=0.8, epsilon=0.01),
        layers.ReLU(),
        layers.Flatten(),
        layers.Dense(20),
        layers.BatchNormalization(),
        layers.ReLU(),
        layers.Dense(10),
    ],
    "the rest": [
        keras.Input((13, 12, 1)),
        layers.Conv2D(4, 3, dilation_rate=2, padding="same", activation="tanh"),
        layers.AveragePooling2D(3, strides=2, padding="same"),
        layers.Conv2D(6, 2, padding="same", activation="sigmoid"),
        layers.MaxPooling2D(3, strides=2, padding="same"),
        layers.Conv2D(8, 2, strides=2, activation="tanh"),
        layers.GlobalAveragePooling2D(),
        layers.Dense(10),
    ],
}


def run(stack):
    model = keras.Sequential(stack)
    at = 0  # of all parameters, in the order of the layers
    for v in model.trainable_variables:
        n = int(np.prod(v.shape))
        if v.name == "kernel":  # biases and batch norm start as usual
            limit = np.float32(np.sqrt(6 / np.prod(v.shape[:-1])))
            v.assign((limit * numbers(1 + at, n)).reshape(v.shape))
        at += n
    shape = (BATCH,) + model.input_shape[1:]
    x = numbers(0, int(np.prod(shape))).reshape(shape)
    labels = np.arange(BATCH) * 7 % 10

    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    rule = keras.optimizers.SGD(RATE)
    losses = []
    for _ in range(STEPS):
        with tf.GradientTape() as tape:
            value = loss(labels, model(x, training=True))
        rule.apply(tape.gradient(value, model.trainable_variables), model.trainable_variables)
        losses.append(short(value))
    return {
        "parameters": at,
        "losses": losses,
        "state": [short(s) for v in model.non_trainable_variables for s in v.numpy().ravel()],
        "logits": [short(s) for s in model(x, training=False).numpy().ravel()],
    }


def short(v):
    return float(f"{float(v):.8g}")


json.dump(
    {
        "keras": keras.__version__,
        "tensorflow": tf.__version__,
        "networks": {name: run(stack) for name, stack in NETWORKS.items()},
    },
    sys.stdout,
    indent=None,
)
print()
