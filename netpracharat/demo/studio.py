"""Where the demo's goods and villages are pictured: drawn, and kept like any photo that somebody sends."""

import os
import signal
from collections.abc import Iterable
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain
from multiprocessing import get_context

from PIL import Image
from tqdm import tqdm

from netpracharat import pictures
from netpracharat.demo import art
from netpracharat.demo.catalogue import Goods, Stall
from netpracharat.pictures import Picture

LARGE = 900
CLOSE = 0.52  # of the picture's side, seen from near


@dataclass(frozen=True)
class Shot:
    """One thing to draw, at most `side` wide: a village, or a motif whole and from near."""

    motif: str
    seed: int
    side: int
    region: str = ""
    also_close: bool = False


Taken = dict[Shot, list[Picture]]


def workers() -> ProcessPoolExecutor:
    """A process for each core; Ctrl-C is the caller's to answer."""
    ignoring = (signal.SIGINT, signal.SIG_IGN)
    return ProcessPoolExecutor(os.cpu_count(), get_context("spawn"), initializer=signal.signal, initargs=ignoring)


def take_all(shots: Iterable[Shot], executor: Executor) -> Taken:
    shots = list(dict.fromkeys(shots))
    taken = tqdm(executor.map(take, shots), total=len(shots), unit=" drawings", disable=None)
    return dict(zip(shots, taken, strict=True))


def take(shot: Shot) -> list[Picture]:
    if shot.region:
        size = (shot.side, shot.side * 5 // 8)
        return [pictures.keep(art.portrait(shot.seed, region=shot.region, size=size))]
    whole = art.draw(shot.motif, seed=shot.seed, size=shot.side)
    return [pictures.keep(picture) for picture in ([whole, closer(whole)] if shot.also_close else [whole])]


def closer(whole: Image.Image) -> Image.Image:
    """The middle of it, a little below, where most things stand."""
    side = round(whole.width * CLOSE)
    left, top = (whole.width - side) // 2, round((whole.height - side) * 0.6)
    return whole.crop((left, top, left + side, top + side))


def shots_of(stall: Stall, side: int) -> list[Shot]:
    return [of_stall(stall, side), *chain.from_iterable(of_goods(goods, side) for goods in stall.goods)]


def of_goods(goods: Goods, side: int) -> list[Shot]:
    return [Shot(goods.motif, seed, side, also_close=seed == goods.seeds[0]) for seed in goods.seeds]


def of_stall(stall: Stall, side: int) -> Shot:
    return Shot("village", stall.village, side, region=stall.region)
