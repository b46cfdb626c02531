/// A one-dimensional symbol: dark and light modules from left to right, without the quiet zones.
///
/// Two neighbouring dark modules are one wider bar; draw them without a gap. The digits under the bars are not
/// part of it. `Debug` prints the length only.
#[derive(Clone, PartialEq, Eq)]
pub struct Bars {
    modules: Vec<bool>,
    quiet_zone_left: usize,
    quiet_zone_right: usize,
}

impl Bars {
    pub(super) fn new(modules: Vec<bool>, quiet_zone_left: usize, quiet_zone_right: usize) -> Self {
        Bars { modules, quiet_zone_left, quiet_zone_right }
    }

    /// The modules from left to right; `true` is dark.
    pub fn modules(&self) -> &[bool] {
        &self.modules
    }

    /// Modules from the first bar to the last.
    pub fn width(&self) -> usize {
        self.modules.len()
    }

    /// Modules that must stay blank before the first bar: 11 for EAN-13, 10 for Code 128.
    pub fn quiet_zone_left(&self) -> usize {
        self.quiet_zone_left
    }

    /// Modules that must stay blank after the last bar: 7 for EAN-13, 10 for Code 128.
    pub fn quiet_zone_right(&self) -> usize {
        self.quiet_zone_right
    }

    /// The modules with both quiet zones.
    pub(super) fn line(&self) -> impl Iterator<Item = bool> {
        let left = std::iter::repeat_n(false, self.quiet_zone_left);
        let right = std::iter::repeat_n(false, self.quiet_zone_right);
        left.chain(self.modules.iter().copied()).chain(right)
    }
}

impl std::fmt::Debug for Bars {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Bars({} modules)", self.modules.len())
    }
}
