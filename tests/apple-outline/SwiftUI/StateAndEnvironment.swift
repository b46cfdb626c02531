import Combine
import Foundation

@propertyWrapper public struct State<V> {
    public init(wrappedValue: V) {}
    public var wrappedValue: V { get { fatalError() } nonmutating set {} }
    public var projectedValue: Binding<V> { fatalError() }
}

extension State where V: ExpressibleByNilLiteral {
    public init() {}
}

@propertyWrapper public struct Binding<Value> {
    public init(get: @escaping @isolated(any) @Sendable () -> Value,
        set: @escaping @isolated(any) @Sendable (Value) -> Void) {}
    public var wrappedValue: Value { get { fatalError() } nonmutating set {} }
    public var projectedValue: Binding<Value> { self }
}

@MainActor @preconcurrency @propertyWrapper public struct StateObject<O: ObservableObject> {
    nonisolated public init(wrappedValue: @autoclosure @escaping () -> O) {}
    public var wrappedValue: O { fatalError() }
}

@MainActor @preconcurrency @propertyWrapper public struct ObservedObject<O: ObservableObject> {
    public init(wrappedValue: O) { self.wrappedValue = wrappedValue }
    public var wrappedValue: O
    public var projectedValue: Int { 0 }
}

@propertyWrapper public struct Environment<V> {
    public init(_ k: KeyPath<EnvironmentValues, V>) {}
    public var wrappedValue: V { fatalError() }
}

public protocol EnvironmentKey {
    associatedtype Value
    static var defaultValue: Value { get }
}

public struct EnvironmentValues {
    public subscript<K: EnvironmentKey>(k: K.Type) -> K.Value { get { fatalError() } set {} }
    public var scenePhase: ScenePhase { get { .active } set {} }
    public var isSceneCaptured: Bool { get { false } set {} }
    public var dismiss: DismissAction { DismissAction() }
    public var openURL: OpenURLAction { OpenURLAction() }
    public var colorScheme: ColorScheme { get { .light } set {} }
}

public enum ScenePhase {
    case active, inactive, background
}

public enum ColorScheme {
    case light, dark
}

@MainActor public struct DismissAction {
    nonisolated init() {}
    public func callAsFunction() {}
}

@MainActor public struct OpenURLAction {
    nonisolated init() {}
    public func callAsFunction(_ u: URL) {}
}
