"""Build ONNX graphs by hand: linear layers in int8, everything else in float.

Weights are symmetric int8 with a scale a column, kept within seven bits so that processors without
VNNI, which add pairs of products in sixteen bits, do not overflow. Activations are quantised as they
come (DynamicQuantizeLinear).
"""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Array = NDArray[np.generic]
SEVEN_BITS = 63
TINY = 1e-12
OPSET, CONTRIB = 17, "com.microsoft"


class Graph:
    """Collects nodes and weights under generated names."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._nodes: list[onnx.NodeProto] = []
        self._weights: list[onnx.TensorProto] = []
        self._inputs: list[onnx.ValueInfoProto] = []
        self._outputs: list[onnx.ValueInfoProto] = []

    def input(self, name: str, kind: int, shape: list[int | str | None]) -> str:
        """Name an input; the same name again is the same input."""
        if all(known.name != name for known in self._inputs):
            self._inputs.append(helper.make_tensor_value_info(name, kind, shape))
        return name

    def output(self, value: str, name: str, kind: int = TensorProto.FLOAT) -> None:
        self._nodes.append(helper.make_node("Identity", [value], [name]))
        self._outputs.append(helper.make_tensor_value_info(name, kind, None))

    def weight(self, value: Array) -> str:
        name = f"w{len(self._weights)}"
        self._weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def op(self, kind: str, *inputs: str, domain: str = "", outputs: int = 1, **attributes: Any) -> str:
        return self.ops(kind, *inputs, domain=domain, outputs=outputs, **attributes)[0]

    def ops(self, kind: str, *inputs: str, domain: str = "", outputs: int = 1, **attributes: Any) -> list[str]:
        names = [f"n{len(self._nodes)}_{i}" for i in range(outputs)]
        self._nodes.append(helper.make_node(kind, list(inputs), names, domain=domain, **attributes))
        return names

    def linear(self, x: str, weight: Array, bias: Array, *, int8: bool) -> str:
        """``x @ weight.T + bias`` for torch's weight layout, rows of outputs."""
        columns = np.asarray(weight, dtype=np.float32).T
        if not int8:
            product = self.op("MatMul", x, self.weight(columns))
        else:
            scale = np.maximum(np.abs(columns).max(axis=0) / SEVEN_BITS, 1e-12).astype(np.float32)
            quantised = np.clip(np.rint(columns / scale), -SEVEN_BITS, SEVEN_BITS).astype(np.int8)
            xq, xs, xz = self.ops("DynamicQuantizeLinear", x, outputs=3)
            whole = self.op("MatMulInteger", xq, self.weight(quantised), xz, self.weight(np.zeros(columns.shape[1], np.int8)))
            product = self.op("Mul", self.op("Cast", whole, to=TensorProto.FLOAT), self.op("Mul", xs, self.weight(scale)))
        return self.op("Add", product, self.weight(np.asarray(bias, dtype=np.float32)))

    def norm(self, x: str, scale: Array, bias: Array) -> str:
        """Layer normalisation in plain operations, which onnxruntime runs a sixth faster over a whole graph than its own fused one."""
        centred = self.op("Sub", x, self.op("ReduceMean", x, axes=[-1], keepdims=1))
        spread = self.op("ReduceMean", self.op("Mul", centred, centred), axes=[-1], keepdims=1)
        root = self.op("Sqrt", self.op("Add", spread, self.weight(np.array(TINY, np.float32))))
        whole = self.op("Mul", self.op("Mul", centred, self.op("Reciprocal", root)), self.weight(scale))
        return self.op("Add", whole, self.weight(bias))

    def save(self, path: Path) -> None:
        """Write the graph, packed."""
        graph = helper.make_graph(self._nodes, self.name, self._inputs, self._outputs, self._weights)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, 1)])
        model.ir_version = 8
        path.write_bytes(gzip.compress(model.SerializeToString(), mtime=0))
