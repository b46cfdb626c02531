use super::SymbolError;

/// The longest side of a picture, in pixels. Four times a phone's screen; more is a mistake in a unit.
pub const MAX_PICTURE_PX: u32 = 8192;

/// A side of a picture, from its modules and the pixels for each.
pub(super) fn side_px(modules: usize, module_px: u32) -> Result<u32, SymbolError> {
    if module_px == 0 {
        return Err(SymbolError::PictureEmpty);
    }
    u32::try_from(modules)
        .ok()
        .and_then(|modules| modules.checked_mul(module_px))
        .filter(|&side| side <= MAX_PICTURE_PX)
        .ok_or(SymbolError::PictureTooLarge { max_px: MAX_PICTURE_PX })
}
