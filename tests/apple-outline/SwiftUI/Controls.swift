import Foundation
import UIKit
import UniformTypeIdentifiers

public struct Text: Primitive {
    public init<S: StringProtocol>(_ s: S) {}
    public init(verbatim: String) {}
    public func font(_ f: Font?) -> Text { self }
    public func monospacedDigit() -> Text { self }
}

public struct Image: Primitive {
    public init(systemName: String) {}
    public init(decorative: CGImage, scale: CGFloat) {}
    public enum Interpolation {
        case none, high
    }
    public enum Mode {
        case original
    }
    public func interpolation(_ i: Interpolation) -> Image { self }
    public func renderingMode(_ m: Mode?) -> Image { self }
    public func resizable() -> Image { self }
}

public struct Label<T: View, I: View>: Primitive {
    public init(@ViewBuilder title: () -> T, @ViewBuilder icon: () -> I) {}
}

extension Label where T == Text, I == Image {
    public init<S: StringProtocol>(_ s: S, systemImage: String) {}
}

public struct Button<L: View>: Primitive {
    @preconcurrency public init(action: @escaping @MainActor () -> Void, @ViewBuilder label: () -> L) {}
}

extension Button where L == Text {
    @preconcurrency public init<S: StringProtocol>(_ s: S, action: @escaping @MainActor () -> Void) {}
}

public enum HorizontalAlignment {
    case leading, center
}

public struct Alignment {
    public static let leading = Self(), center = Self()
}

public struct VStack<C: View>: Primitive {
    public init(alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil, @ViewBuilder content: () -> C) {}
}

public struct HStack<C: View>: Primitive {
    public init(spacing: CGFloat? = nil, @ViewBuilder content: () -> C) {}
}

public struct Group<C: View>: Primitive {
    public init(@ViewBuilder content: () -> C) {}
}

public struct ScrollView<C: View>: Primitive {
    public init(@ViewBuilder content: () -> C) {}
}

public struct List<C: View>: Primitive {
    public init(@ViewBuilder content: () -> C) {}
}

public struct Form<C: View>: Primitive {
    public init(@ViewBuilder content: () -> C) {}
}

public struct Section<C: View>: Primitive {
    public init<S: StringProtocol>(_ s: S, @ViewBuilder content: () -> C) {}
}

public struct TabView<C: View>: Primitive {
    public init(@ViewBuilder content: () -> C) {}
}

public struct NavigationStack<C: View>: Primitive {
    public init(@ViewBuilder root: () -> C) {}
}

public struct NavigationLink<L: View, D: View>: Primitive {
    public init(@ViewBuilder destination: () -> D, @ViewBuilder label: () -> L) {}
}

public struct Menu<L: View, C: View>: Primitive {
    public init(@ViewBuilder content: () -> C, @ViewBuilder label: () -> L) {}
}

public struct Spacer: Primitive {
    public init() {}
}

public struct ProgressView: Primitive {
    public init() {}
}

public struct ForEach<D, ID, C: View>: Primitive {
    public init(_ d: D, id: KeyPath<D.Element, ID>,
        @ViewBuilder content: @escaping (D.Element) -> C) where D: RandomAccessCollection, ID: Hashable {}
    public init(_ d: D, @ViewBuilder content: @escaping (D.Element) -> C) where D: RandomAccessCollection,
        D.Element: Identifiable, ID == D.Element.ID {}
}

public struct Picker<V: Hashable, C: View>: Primitive {
    public init<S: StringProtocol>(_ s: S, selection: Binding<V>, @ViewBuilder content: () -> C) {}
}

public struct Toggle<L: View>: Primitive {
    public init(isOn: Binding<Bool>, @ViewBuilder label: () -> L) {}
}

public struct TextField: Primitive {
    public init<S: StringProtocol>(_ s: S, text: Binding<String>) {}
}

public struct SecureField: Primitive {
    public init<S: StringProtocol>(_ s: S, text: Binding<String>) {}
}

public protocol Transferable {}
extension String: Transferable {}
extension Data: Transferable {}
public struct PasteButton: Primitive {
    public init<T: Transferable>(payloadType: T.Type, onPaste: @escaping ([T]) -> Void) {}
}

public struct AccessibilityNotification {
    public struct Announcement {
        public init(_ s: String) {}
        public func post() {}
    }
}

public struct AccessibilityTraits: SetAlgebra, Sendable, ExpressibleByArrayLiteral {
    public var r: Set<Int> = []
    public init() {}
    public static let isHeader = Self(), isImage = Self(), updatesFrequently = Self()
    public func contains(_ m: Self) -> Bool { false }
    public func union(_ o: Self) -> Self { self }
    public func intersection(_ o: Self) -> Self { self }
    public func symmetricDifference(_ o: Self) -> Self { self }
    public mutating func insert(_ n: Self) -> (inserted: Bool, memberAfterInsert: Self) { (true, n) }
    public mutating func remove(_ m: Self) -> Self? { nil }
    public mutating func update(with n: Self) -> Self? { nil }
    public mutating func formUnion(_ o: Self) {}
    public mutating func formIntersection(_ o: Self) {}
    public mutating func formSymmetricDifference(_ o: Self) {}
}

public enum ChildBehavior {
    case combine, ignore, contain
}

public enum ContentMode {
    case fit, fill
}

public enum EdgeSet {
    case vertical, horizontal
}

public struct PPS: Sendable {}
public protocol PickerStyle {}
public struct Segments: PickerStyle {}
extension PickerStyle where Self == Segments {
    public static var segmented: Segments { Segments() }
}

public protocol PrimitiveButtonStyle {}
public struct OrdinaryButton: PrimitiveButtonStyle {}
extension PrimitiveButtonStyle where Self == OrdinaryButton {
    public static var bordered: OrdinaryButton { OrdinaryButton() }
    public static var borderedProminent: OrdinaryButton { OrdinaryButton() }
}

public protocol TextFieldStyle {}
public struct RoundedBorder: TextFieldStyle {}
extension TextFieldStyle where Self == RoundedBorder {
    public static var roundedBorder: RoundedBorder { RoundedBorder() }
}

public enum ControlSize {
    case large
}

public enum TextAlignment {
    case center
}

public enum TitleMode {
    case inline
}

public enum ToolbarPlacement {
    case cancellationAction
}

public protocol ToolbarContent {}
public struct ToolbarItem<C: View>: ToolbarContent {
    public init(placement: ToolbarPlacement, @ViewBuilder content: () -> C) {}
}

@resultBuilder public struct ToolbarContentBuilder {
    public static func buildBlock<C: ToolbarContent>(_ c: C) -> C { c }
}

public protocol FileDocument {
    static var readableContentTypes: [UTType] { get }
    typealias ReadConfiguration = FileToRead
    typealias WriteConfiguration = FileToWrite
    init(configuration: FileToRead) throws
    func fileWrapper(configuration: FileToWrite) throws -> FileWrapper
}

public struct FileToRead {}
public struct FileToWrite {}
public final class FileWrapper {
    public init(regularFileWithContents: Data) {}
}

@MainActor @preconcurrency public protocol UIViewControllerRepresentable: View where Body == Never {
    associatedtype UIViewControllerType: UIViewController
    associatedtype Coordinator = Void
    func makeUIViewController(context: Context) -> UIViewControllerType
    func updateUIViewController(_ v: UIViewControllerType, context: Context)
    static func dismantleUIViewController(_ v: UIViewControllerType, coordinator: Coordinator)
    func makeCoordinator() -> Coordinator
    typealias Context = RepresentableContext<Self>
}

extension UIViewControllerRepresentable {
    public var body: Never { fatalError() }
}

@MainActor public struct RepresentableContext<R: UIViewControllerRepresentable> {
    public var coordinator: R.Coordinator
}
