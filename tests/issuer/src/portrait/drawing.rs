use super::{HEIGHT, WIDTH};

/// Shapes that stand for a face, and are nobody's; another `variant` is another nobody. One byte a pixel, 64 a row, 80 rows.
pub fn portrait_of_nobody(variant: u8) -> Vec<u8> {
    let (hair, wide) = (40 + u32::from(variant) * 30 % 90, i32::from(variant % 4));
    let shapes = [
        // Ellipses: middle, half axes, grey. What comes later lies above.
        (32, 84, 28 + wide, 26, 90),
        (32, 58, 7, 14, 165),
        (32, 34, 19 + wide, 27, hair),
        (32, 38, 14 + wide, 19, 190),
        (26, 34, 3, 2, 60),
        (38, 34, 3, 2, 60),
        (32, 41, 2, 4, 165),
        (32, 50, 6 - wide, 2, 110),
    ];
    let mut picture = vec![215; WIDTH * HEIGHT];
    for (at, pixel) in picture.iter_mut().enumerate() {
        // Four samples a pixel, so that edges are soft as in a photograph.
        let sum: u32 = (0..4).map(|sample| grey(&shapes, at, sample)).sum();
        *pixel = u8::try_from(sum / 4).unwrap_or(u8::MAX);
    }
    picture
}

type Ellipse = (i32, i32, i32, i32, u32);

fn grey(shapes: &[Ellipse], at: usize, sample: i32) -> u32 {
    let quarter = |pixel: usize, part: i32| i32::try_from(pixel).unwrap_or(0) * 4 + 1 + part * 2;
    let (x, y) = (quarter(at % WIDTH, sample % 2), quarter(at / WIDTH, sample / 2));
    let inside = |&&(middle_x, middle_y, half_x, half_y, _): &&Ellipse| {
        let (dx, dy) = ((x - middle_x * 4) * half_y, (y - middle_y * 4) * half_x);
        dx * dx + dy * dy <= (4 * half_x * half_y) * (4 * half_x * half_y)
    };
    // Lighter towards the upper left, as under a lamp.
    let light = u32::try_from((64 * 4 - x + 80 * 4 - y).max(0)).unwrap_or(0) / 16;
    shapes.iter().rev().find(inside).map_or(200, |shape| shape.4) + light
}
