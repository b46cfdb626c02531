/// Gives types a `Debug` that names the type and shows nothing of the value, so that no log, panic message or
/// error can carry personal data, keys or live codes.
macro_rules! redacted_debug {
    ($($type:ident),+ $(,)?) => {$(
        impl std::fmt::Debug for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($type), "(…)"))
            }
        }
    )+};
}

pub(crate) use redacted_debug;
