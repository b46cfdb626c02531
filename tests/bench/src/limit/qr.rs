//! A QR encoder in which nothing is checked and nothing is for reading: how quick an encoder with the standard's choice
//! of mask can be on one machine, as far as we know. It is no part of the library.
//!
//! Its tables and formulas are those of ISO/IEC 18004, as in qrcodegen (MIT).

#[derive(Clone, Copy)]
pub(crate) enum Ecl { L, M, Q, H }

pub(crate) enum Seg<'a> { Bytes(&'a [u8]), Numeric(&'a [u8]) }

const ECC_PER_BLOCK: [[u8; 41]; 4] = [
    [0, 7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30],
    [0, 10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28],
    [0, 13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, 30, 30, 30, 30, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30],
    [0, 17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30],
];
const NUM_BLOCKS: [[u8; 41]; 4] = [
    [0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25],
    [0, 1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49],
    [0, 1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29, 34, 34, 35, 38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68],
    [0, 1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, 25, 34, 30, 32, 35, 37, 40, 42, 45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81],
];

fn raw_modules(v: usize) -> usize {
    let mut r = (16 * v + 128) * v + 64;
    if v >= 2 {
        let n = v / 7 + 2;
        r -= (25 * n - 10) * n - 55;
        if v >= 7 { r -= 36; }
    }
    r
}
fn data_codewords(v: usize, e: Ecl) -> usize {
    raw_modules(v) / 8 - ECC_PER_BLOCK[e as usize][v] as usize * NUM_BLOCKS[e as usize][v] as usize
}

struct Bits { out: Vec<u8>, acc: u64, n: u32 }
impl Bits {
    #[inline]
    fn push(&mut self, v: u32, len: u32) {
        self.acc = self.acc << len | u64::from(v);
        self.n += len;
        while self.n >= 8 {
            self.n -= 8;
            self.out.push((self.acc >> self.n) as u8);
        }
    }
}

fn seg_bits(s: &Seg, v: usize) -> usize {
    let band = usize::from(v > 9) + usize::from(v > 26);
    match s {
        Seg::Bytes(b) => 4 + [8, 16, 16][band] + 8 * b.len(),
        Seg::Numeric(d) => 4 + [10, 12, 14][band] + d.len() / 3 * 10 + [0, 4, 7][d.len() % 3],
    }
}

const fn mul(mut x: u8, y: u8) -> u8 {
    let mut r = 0u8;
    let mut i = 0;
    while i < 8 {
        if y >> i & 1 == 1 { r ^= x; }
        x = x << 1 ^ (0x1d & (x >> 7).wrapping_neg());
        i += 1;
    }
    r
}

/// 256 rows of `deg` bytes: `row[x]` is `x` times the generator polynomial.
fn rs_table(deg: usize) -> Vec<[u64; 4]> {
    let mut g = [0u8; 32];
    g[deg - 1] = 1;
    let mut root = 1u8;
    for _ in 0..deg {
        for j in 0..deg {
            g[j] = mul(g[j], root);
            if j + 1 < deg { g[j] ^= g[j + 1]; }
        }
        root = mul(root, 2);
    }
    let mut t = vec![[0u64; 4]; 256];
    let mut p = g;
    for bit in 0..8 {
        let mut row = [0u64; 4];
        for (i, c) in p.chunks(8).enumerate() {
            row[i] = u64::from_le_bytes(c.try_into().unwrap());
        }
        let base = 1usize << bit;
        for k in 0..base {
            for w in 0..4 { t[base + k][w] = t[k][w] ^ row[w]; }
        }
        for x in p.iter_mut() { *x = mul(*x, 2); }
    }
    t
}
fn rs(data: &[u8], t: &[[u64; 4]]) -> [u8; 32] {
    let mut r = [0u64; 4];
    for &b in data {
        let f = (b ^ r[0] as u8) as usize;
        r = [
            (r[0] >> 8 | r[1] << 56) ^ t[f][0],
            (r[1] >> 8 | r[2] << 56) ^ t[f][1],
            (r[2] >> 8 | r[3] << 56) ^ t[f][2],
            (r[3] >> 8) ^ t[f][3],
        ];
    }
    let mut o = [0u8; 32];
    for i in 0..4 { o[i * 8..i * 8 + 8].copy_from_slice(&r[i].to_le_bytes()); }
    o
}

/// A row of up to 192 modules; bit x of the row is column x.
pub(crate) type Row = [u64; 3];
#[inline(always)]
fn shr(r: Row, k: u32) -> Row { [r[0] >> k | r[1] << (64 - k), r[1] >> k | r[2] << (64 - k), r[2] >> k] }
#[inline(always)]
fn shl(r: Row, k: u32) -> Row { [r[0] << k, r[1] << k | r[0] >> (64 - k), r[2] << k | r[1] >> (64 - k)] }
#[inline(always)]
fn and(a: Row, b: Row) -> Row { [a[0] & b[0], a[1] & b[1], a[2] & b[2]] }
#[inline(always)]
fn andn(a: Row, b: Row) -> Row { [a[0] & !b[0], a[1] & !b[1], a[2] & !b[2]] }
#[inline(always)]
fn xor(a: Row, b: Row) -> Row { [a[0] ^ b[0], a[1] ^ b[1], a[2] ^ b[2]] }
#[inline(always)]
fn cnt(a: Row) -> u32 { a[0].count_ones() + a[1].count_ones() + a[2].count_ones() }

pub(crate) struct Qr { pub(crate) size: usize, pub(crate) version: usize, pub(crate) mask: u8, pub(crate) rows: Vec<Row> }
impl Qr {
    #[inline]
    pub(crate) fn get(&self, x: usize, y: usize) -> bool { self.rows[y][x / 64] >> (x % 64) & 1 == 1 }
}

struct Grid { m: Vec<Row>, f: Vec<Row>, n: usize }
impl Grid {
    fn set(&mut self, x: usize, y: usize, dark: bool) {
        let b = 1u64 << (x % 64);
        self.f[y][x / 64] |= b;
        if dark { self.m[y][x / 64] |= b } else { self.m[y][x / 64] &= !b }
    }
}

fn align(v: usize) -> Vec<usize> {
    if v == 1 { return vec![]; }
    let n = v / 7 + 2;
    let step = if v == 32 { 26 } else { (v * 4 + n * 2 + 1) / (n * 2 - 2) * 2 };
    let size = v * 4 + 17;
    let mut r: Vec<usize> = (0..n - 1).map(|i| size - 7 - i * step).collect();
    r.push(6);
    r.reverse();
    r
}

fn functional(v: usize) -> Grid {
    let n = v * 4 + 17;
    let mut g = Grid { m: vec![[0; 3]; n], f: vec![[0; 3]; n], n };
    for i in 0..n { g.set(6, i, i % 2 == 0); g.set(i, 6, i % 2 == 0); }
    for (cx, cy) in [(3i32, 3i32), (n as i32 - 4, 3), (3, n as i32 - 4)] {
        for dy in -4..=4i32 { for dx in -4..=4i32 {
            let (x, y) = (cx + dx, cy + dy);
            if x >= 0 && y >= 0 && (x as usize) < n && (y as usize) < n {
                let d = dx.abs().max(dy.abs());
                g.set(x as usize, y as usize, d != 2 && d != 4);
            }
        }}
    }
    let a = align(v);
    let k = a.len();
    for i in 0..k { for j in 0..k {
        if (i == 0 && j == 0) || (i == 0 && j == k - 1) || (i == k - 1 && j == 0) { continue; }
        for dy in -2..=2i32 { for dx in -2..=2i32 {
            g.set((a[i] as i32 + dx) as usize, (a[j] as i32 + dy) as usize, dx.abs().max(dy.abs()) != 1);
        }}
    }}
    format(&mut g, Ecl::L, 0);
    if v >= 7 {
        let mut rem = v as u32;
        for _ in 0..12 { rem = rem << 1 ^ (rem >> 11) * 0x1f25; }
        let bits = (v as u32) << 12 | rem;
        for i in 0..18 {
            let (a, b) = (g.n - 11 + i % 3, i / 3);
            let d = bits >> i & 1 == 1;
            g.set(a, b, d);
            g.set(b, a, d);
        }
    }
    g
}

fn format(g: &mut Grid, e: Ecl, mask: u8) {
    let data = ([1u32, 0, 3, 2][e as usize] << 3) | u32::from(mask);
    let mut rem = data;
    for _ in 0..10 { rem = rem << 1 ^ (rem >> 9) * 0x537; }
    let bits = (data << 10 | rem) ^ 0x5412;
    let b = |i: u32| bits >> i & 1 == 1;
    let n = g.n;
    for i in 0..6 { g.set(8, i, b(i as u32)); }
    g.set(8, 7, b(6));
    g.set(8, 8, b(7));
    g.set(7, 8, b(8));
    for i in 9..15 { g.set(14 - i, 8, b(i as u32)); }
    for i in 0..8 { g.set(n - 1 - i, 8, b(i as u32)); }
    for i in 8..15 { g.set(8, n - 15 + i, b(i as u32)); }
    g.set(8, n - 8, true);
}

fn inv(mask: u8, x: usize, y: usize) -> bool {
    match mask {
        0 => (x + y) % 2 == 0,
        1 => y % 2 == 0,
        2 => x % 3 == 0,
        3 => (x + y) % 3 == 0,
        4 => (x / 3 + y / 2) % 2 == 0,
        5 => x * y % 2 + x * y % 3 == 0,
        6 => (x * y % 2 + x * y % 3) % 2 == 0,
        _ => ((x + y) % 2 + x * y % 3) % 2 == 0,
    }
}
/// Mask rows repeat every 12 lines; one row repeats every 6 columns.
fn mask_rows(mask: u8) -> [Row; 12] {
    let mut o = [[0u64; 3]; 12];
    for (y, row) in o.iter_mut().enumerate() {
        let mut p = 0u64;
        for x in 0..6 { p |= u64::from(inv(mask, x, y)) << x; }
        let mut w = p | p << 6;
        w |= w << 12;
        w |= w << 24;
        w |= w << 48; // 64 bits: columns 0..63 (48 + 16)
        // column 64 is 64 mod 6 = 4 columns on, column 128 is 2 on
        let at = |k: u32| (w >> k) | (w >> k) << 60 ;
        row[0] = w;
        row[1] = at(4);
        row[2] = at(2);
    }
    o
}

/// Sum of the four penalty scores; horizontal and vertical both on rows.
pub(crate) fn penalty(m: &[Row], n: usize) -> u32 {
    let full = |k: usize| -> Row {
        let mut r = [0u64; 3];
        for (w, x) in r.iter_mut().enumerate() {
            let lo = w * 64;
            *x = if k >= lo + 64 { !0 } else if k > lo { (1u64 << (k - lo)) - 1 } else { 0 };
        }
        r
    };
    let all = full(n);
    let pairs = full(n - 1);
    let (mut runs, mut blocks, mut finders, mut dark) = (0u32, 0u32, 0u32, 0u32);
    let mut ve = [[0u64; 3]; 4]; // the last four vertical "equal to the row above" rows
    let mut pe = [0u64; 3];
    let mut prev_e4 = [0u64; 3];
    // vertical finder: ring of 11 rows, quiet rows outside the symbol
    let row = |y: i64| -> Row { if y < 0 || y >= n as i64 { [0; 3] } else { m[y as usize] } };
    for y in 0..n {
        let r = m[y];
        dark += cnt(r);
        let d = xor(r, shr(r, 1));
        let e = andn(pairs, d);
        let e2 = and(e, shr(e, 1));
        let e4 = and(e2, shr(e2, 2));
        runs += cnt(e4) + 2 * cnt(andn(e4, shl(e4, 1)));
        if y > 0 {
            let v = andn(all, xor(r, m[y - 1]));
            blocks += cnt(and(and(v, shr(v, 1)), and(e, pe)));
            ve[y & 3] = v;
            if y >= 4 {
                let v4 = and(and(ve[0], ve[1]), and(ve[2], ve[3]));
                runs += cnt(v4) + 2 * cnt(andn(v4, prev_e4));
                prev_e4 = v4;
            }
        }
        pe = e;
        // horizontal 1011101 at columns c..c+6, then light c+7..c+10 or c-4..c-1
        let l = andn(all, r);
        let core = and(and(and(r, shr(l, 1)), and(shr(r, 2), shr(r, 3))), and(and(shr(r, 4), shr(l, 5)), shr(r, 6)));
        let core = andn(andn(core, shl(r, 1)), shr(r, 7)); // the outer dark runs are one module
        if core != [0; 3] {
            let dk2 = [r[0] | shr(r, 1)[0], r[1] | shr(r, 1)[1], r[2] | shr(r, 1)[2]];
            let s2 = shr(dk2, 2);
            let dk4 = [dk2[0] | s2[0], dk2[1] | s2[1], dk2[2] | s2[2]]; // any dark in c..c+3
            finders += cnt(andn(core, shr(dk4, 7)));
            let l2 = [r[0] | shl(r, 1)[0], r[1] | shl(r, 1)[1], r[2] | shl(r, 1)[2]];
            let t2 = shl(l2, 2);
            let l4 = [l2[0] | t2[0], l2[1] | t2[1], l2[2] | t2[2]]; // any dark in c-3..c
            finders += cnt(andn(core, shl(l4, 1)));
        }
        if y + 6 < n {
            let c = |k: usize| m[y + k];
            let core = andn(and(and(and(c(0), c(2)), and(c(3), c(4))), c(6)), [c(1)[0] | c(5)[0], c(1)[1] | c(5)[1], c(1)[2] | c(5)[2]]);
            let core = andn(andn(core, row(y as i64 - 1)), row(y as i64 + 7));
            if core != [0; 3] {
                let y = y as i64;
                let or4 = |a: i64| { let mut o = [0u64; 3]; for k in 0..4 { let q = row(a + k); for w in 0..3 { o[w] |= q[w]; } } o };
                finders += cnt(andn(core, or4(y + 7))) + cnt(andn(core, or4(y - 4)));
            }
        }
    }
    let total = (n * n) as i64;
    let k = ((i64::from(dark) * 20 - total * 10).abs() + total - 1) / total - 1;
    runs + 3 * blocks + 40 * finders + 10 * k.max(0) as u32
}

pub(crate) fn codewords(segs: &[Seg], e: Ecl) -> Option<(usize, Vec<u8>)> {
    let v = (1..=40).find(|&v| segs.iter().map(|s| seg_bits(s, v)).sum::<usize>() <= data_codewords(v, e) * 8)?;
    let cap = data_codewords(v, e);
    let band = usize::from(v > 9) + usize::from(v > 26);
    let mut b = Bits { out: Vec::with_capacity(cap + 8), acc: 0, n: 0 };
    for s in segs {
        match s {
            Seg::Bytes(d) => {
                b.push(4, 4);
                b.push(d.len() as u32, [8, 16, 16][band]);
                for &x in *d { b.push(u32::from(x), 8); }
            }
            Seg::Numeric(d) => {
                b.push(1, 4);
                b.push(d.len() as u32, [10, 12, 14][band]);
                for c in d.chunks(3) {
                    let v = c.iter().fold(0u32, |a, &x| a * 10 + u32::from(x - b'0'));
                    b.push(v, [0, 4, 7, 10][c.len()]);
                }
            }
        }
    }
    let used = b.out.len() * 8 + b.n as usize;
    b.push(0, (cap * 8 - used).min(4) as u32);
    if b.n > 0 { let k = 8 - b.n; b.push(0, k); }
    let mut pad = 0xec;
    while b.out.len() < cap { b.out.push(pad); pad ^= 0xec ^ 0x11; }
    Some((v, b.out))
}

fn interleave(data: &[u8], v: usize, e: Ecl) -> Vec<u8> {
    let nb = NUM_BLOCKS[e as usize][v] as usize;
    let ne = ECC_PER_BLOCK[e as usize][v] as usize;
    let raw = raw_modules(v) / 8;
    let short = raw / nb - ne;
    let nshort = nb - raw % nb;
    let t = rs_table(ne);
    let mut out = vec![0u8; raw];
    let mut at = 0;
    let dn = data.len();
    for i in 0..nb {
        let len = short + usize::from(i >= nshort);
        let blk = &data[at..at + len];
        at += len;
        for (k, &x) in blk[..short].iter().enumerate() { out[k * nb + i] = x; }
        if len > short { out[short * nb + i - nshort] = blk[short]; }
        let r = rs(blk, &t);
        for k in 0..ne { out[dn + k * nb + i] = r[k]; }
    }
    out
}

pub(crate) fn encode(segs: &[Seg], e: Ecl) -> Option<Qr> {
    let (v, data) = codewords(segs, e)?;
    let cw = interleave(&data, v, e);
    let mut g = functional(v);
    let n = g.n;
    // zigzag placement
    let mut i = 0usize;
    let nbits = cw.len() * 8;
    let mut right = n as i64 - 1;
    let mut up = true;
    while right >= 1 {
        if right == 6 { right = 5; }
        for k in 0..n {
            let y = if up { n - 1 - k } else { k };
            for x in [right as usize, right as usize - 1] {
                let (w, s) = (x / 64, x % 64);
                if g.f[y][w] >> s & 1 == 0 && i < nbits {
                    g.m[y][w] |= u64::from(cw[i >> 3] >> (7 - (i & 7)) & 1) << s;
                    i += 1;
                }
            }
        }
        up = !up;
        right -= 2;
    }
    let mut full = [0u64; 3];
    for x in 0..n { full[x / 64] |= 1 << (x % 64); }
    let mut best: Option<(u32, u8, Vec<Row>)> = None;
    for mask in 0..8u8 {
        let mr = mask_rows(mask);
        format(&mut g, e, mask);
        let m: Vec<Row> = (0..n).map(|y| xor(g.m[y], and(mr[y % 12], andn(full, g.f[y])))).collect();
        let p = penalty(&m, n);
        if best.as_ref().is_none_or(|b| p < b.0) { best = Some((p, mask, m)); }
    }
    let (_, mask, rows) = best?;
    Some(Qr { size: n, version: v, mask, rows })
}

