"""Portraits as core/FORMAT.md §12 has them: read and, for the vectors, written."""

WIDTH, HEIGHT, MAX_BYTES = 64, 80, 300
WEIGHTS = [(5,), (6, 6, 8), (9, 9, 12), (12, 12, 17), (16, 16, 20)]
ZERO = [(60,) * 5, (128, 100, 80, 60, 40), (200, 150, 110, 80, 60), (235, 190, 140, 100, 80), (252, 220, 180, 130, 100)]
STEPS = [(0, -1817), (1, -3616), (0, 217), (1, 6497)]


class NotAPortrait(Exception):
    pass


def held(value, low, high):
    return max(low, min(high, value))


# --- Decisions, §12.3 ---------------------------------------------------------------------------------------


class Chance:
    def __init__(self, of_256):
        self.c, self.k = of_256 << 8, 0

    @property
    def zero(self):
        return held(self.c >> 8, 1, 255)

    def learn(self, bit):
        s = min(self.k + 2, 5)
        self.k += 1
        self.c += -(self.c >> s) if bit else (65536 - self.c) >> s


class Decoder:
    """The window of 16 bits of RFC 6386 §7.3."""

    def __init__(self, data):
        self.data, self.at, self.range, self.shifts = data, 2, 255, 0
        self.value = int.from_bytes((data + b"\0\0")[:2], "big")

    def bit(self, zero, _=None):
        split = 1 + ((self.range - 1) * zero >> 8)
        bit = self.value >= split << 8
        if bit:
            self.range -= split
            self.value -= split << 8
        else:
            self.range = split
        while self.range < 128:
            self.range <<= 1
            self.value <<= 1
            self.shifts += 1
            if self.shifts % 8 == 0:
                self.value |= self.data[self.at] if self.at < len(self.data) else 0
                self.at += 1
        return bool(bit)


class Encoder:
    """All that was written, as one long number."""

    def __init__(self):
        self.low, self.range, self.bits = 0, 255, 8

    def bit(self, zero, bit):
        split = 1 + ((self.range - 1) * zero >> 8)
        if bit:
            self.low += split
            self.range -= split
        else:
            self.range = split
        while self.range < 128:
            self.range <<= 1
            self.low <<= 1
            self.bits += 1
        return bit

    def data(self):
        length = (self.bits + 7) // 8
        return (self.low << (length * 8 - self.bits)).to_bytes(length, "big").rstrip(b"\0")


# --- Numbers, §12.2 -----------------------------------------------------------------------------------------


def bands():
    yield 0, 0, 0, 0, 4, 5
    for level in range(1, 5):
        w, h = 4 << (level - 1), 5 << (level - 1)
        for direction, (left, top) in enumerate([(w, 0), (0, h), (w, h)]):
            yield level, direction, left, top, w, h


def step(fineness, level, direction):
    return fineness * WEIGHTS[level][direction] // 2


class Numbers:
    """Reads with a decoder; with an encoder it writes the numbers that it is given."""

    def __init__(self, coder, given=None):
        self.coder, self.given = coder, given
        self.zero = [[Chance(chance) for chance in level] for level in ZERO]
        self.no_larger = [[Chance(150), Chance(150), Chance(150), Chance(60)] for _ in range(3)]
        self.numbers = [[0] * WIDTH for _ in range(HEIGHT)]

    def decide(self, chance, bit):
        bit = self.coder.bit(chance.zero, bit)
        chance.learn(bit)
        return bit

    def number(self, level, around, larger, given):
        given = given or 0
        if not self.decide(self.zero[level][around], given != 0):
            return 0
        sign = -1 if self.coder.bit(128, given < 0) else 1
        size = 1
        while size < 255 and self.decide(self.no_larger[min(size, 3) - 1][larger], abs(given) > size):
            size += 1
        return sign * size

    def surroundings(self, level, left, top, w, x, y):
        def size(dx, dy):
            inside = 0 <= x + dx < w and 0 <= y + dy
            return abs(self.numbers[top + y + dy][left + x + dx]) if inside else 0

        around = 2 * size(-1, 0) + 2 * size(0, -1) + size(-1, -1) + size(1, -1)
        if level > 1:
            around += 2 * abs(self.numbers[(top + y) // 2][(left + x) // 2])
        return around if around < 3 else 3 if around <= 5 else 4

    def expected(self, x, y):
        if x and y:
            left, above = self.numbers[y][x - 1], self.numbers[y - 1][x]
            return held(left + above - self.numbers[y - 1][x - 1], min(left, above), max(left, above))
        return self.numbers[y][x - 1] if x else self.numbers[y - 1][x] if y else 0

    def all(self):
        for level, _, left, top, w, h in bands():
            for y in range(h):
                for x in range(w):
                    given = self.given[top + y][left + x] if self.given else 0
                    if level == 0:
                        expected = self.expected(x, y)
                        number = expected + self.number(0, 0, 3, given - expected)
                    else:
                        around = self.surroundings(level, left, top, w, x, y)
                        number = self.number(level, around, around // 2, given)
                    self.numbers[top + y][left + x] = number
        return self.numbers


# --- The picture, §12.1 -------------------------------------------------------------------------------------


def lifted(line, steps):
    length = len(line)
    for odd, factor in steps:
        for i in range(odd, length, 2):
            before, after = line[i - 1] if i else line[1], line[i + 1] if i + 1 < length else line[length - 2]
            line[i] = held(line[i] + ((factor * (before + after) + 2048) >> 12), -32767, 32767)
    return line


def joined(line):
    half, out = len(line) // 2, [0] * len(line)
    out[0::2], out[1::2] = line[:half], line[half:]
    return lifted([held(value, -32767, 32767) for value in out], STEPS)


def split(line):
    line = lifted(list(line), [(odd, -factor) for odd, factor in reversed(STEPS)])
    return line[0::2] + line[1::2]


def read(portrait):
    """The pixels of a portrait, 64 × 80 bytes."""
    if not 1 <= len(portrait) <= MAX_BYTES or portrait[0] == 0 or portrait[-1] == 0 or portrait[1:2] == b"\xff":
        raise NotAPortrait("its first, second or last byte")
    decoder = Decoder(portrait[1:])
    plane = Numbers(decoder).all()
    if decoder.at < len(portrait) - 1:
        raise NotAPortrait("bytes are left over")
    for level, direction, left, top, w, h in bands():
        size = step(portrait[0], level, direction)
        for row in plane[top : top + h]:
            for x in range(left, left + w):
                sign = (row[x] > 0) - (row[x] < 0)
                row[x] = row[x] * size + sign * (size // 8 if level else 0)
    for n in (3, 2, 1, 0):
        w, h = WIDTH >> n, HEIGHT >> n
        for x in range(w):
            for y, value in enumerate(joined([plane[y][x] for y in range(h)])):
                plane[y][x] = value
        for y in range(h):
            plane[y][:w] = joined(plane[y][:w])
    return bytes(held(((value + 8) >> 4) + 128, 0, 255) for row in plane for value in row)


def write(pixels, fineness):
    """A portrait of these pixels, however long, of the given fineness."""
    plane = [[(pixels[y * WIDTH + x] - 128) << 4 for x in range(WIDTH)] for y in range(HEIGHT)]
    for n in range(4):
        w, h = WIDTH >> n, HEIGHT >> n
        for y in range(h):
            plane[y][:w] = split(plane[y][:w])
        for x in range(w):
            for y, value in enumerate(split([plane[y][x] for y in range(h)])):
                plane[y][x] = value
    for level, direction, left, top, w, h in bands():
        size = step(fineness, level, direction)
        for row in plane[top : top + h]:
            for x in range(left, left + w):
                sign = -1 if row[x] < 0 else 1
                row[x] = sign * ((abs(row[x]) + (size // 3 if level else size // 2)) // size)
    encoder = Encoder()
    if Numbers(encoder, plane).all() != plane:
        raise NotAPortrait("a number is too large for this fineness")
    return bytes([fineness]) + encoder.data()


def fitting(pixels):
    """A portrait of these pixels that fits: the finest of some."""
    for fineness in (4, 8, 16, 32, 48, 64, 80, 96, 112, 128, 160, 192, 224, 255):
        try:
            portrait = write(pixels, fineness)
        except NotAPortrait:
            continue
        if len(portrait) <= MAX_BYTES:
            return portrait
    raise NotAPortrait("nothing fits")
