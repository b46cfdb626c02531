//! Symbols against encoders by other hands, and the scorer against one written the slow way.

mod bars;
mod masks;
mod naive;
mod numbers;
mod oracle;
mod pictures;
mod scoring;
mod text;

use super::{ErrorCorrection, Matrix};

const LEVELS: [ErrorCorrection; 4] =
    [ErrorCorrection::L, ErrorCorrection::M, ErrorCorrection::Q, ErrorCorrection::H];

fn modules(matrix: &Matrix) -> Vec<Vec<bool>> {
    (0..matrix.height()).map(|y| (0..matrix.width()).map(|x| matrix.is_dark(x, y)).collect()).collect()
}
