import SwiftUI

extension Binding where Value: Sendable {
    /// A value of a screen's model, which lives on the main actor: `Binding`'s own closures live on none.
    @MainActor static func main(
        get: @escaping @MainActor () -> Value, set: @escaping @MainActor (Value) -> Void
    ) -> Binding<Value> {
        Binding(get: { @MainActor in get() }, set: { @MainActor value in set(value) })
    }
}
