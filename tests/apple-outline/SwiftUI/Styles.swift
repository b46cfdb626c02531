import Foundation

@MainActor @preconcurrency public protocol ViewModifier {
    associatedtype Body: View
    typealias Content = ModifiedContent<Self>
    @ViewBuilder @MainActor func body(content: Content) -> Body
}

public struct ModifiedContent<M>: Primitive {}
public struct Modified<C, M>: Primitive {}
public protocol ShapeStyle: Sendable {}
public struct Color: ShapeStyle, View {
    public static let green = Color(), orange = Color(), red = Color(), yellow = Color(), clear = Color(), white = Color(),
        accentColor = Color()
    public func opacity(_ d: Double) -> Color { self }
    public var body: Never { fatalError() }
}

extension ShapeStyle where Self == Color {
    public static var white: Color { Color() }
    public static var yellow: Color { Color() }
    public static var clear: Color { Color() }
}

public struct HierarchicalStyle: ShapeStyle {}
extension ShapeStyle where Self == HierarchicalStyle {
    public static var secondary: HierarchicalStyle { HierarchicalStyle() }
}

public struct BackgroundStyle: ShapeStyle {}
extension ShapeStyle where Self == BackgroundStyle {
    public static var background: BackgroundStyle { BackgroundStyle() }
}

public protocol Shape: View, Sendable {}
public struct Rectangle: Shape {
    public init() {}
    public func fill<S: ShapeStyle>(_ s: S) -> some View { EmptyView() }
    public var body: Never { fatalError() }
}

public struct RoundedCorners: Shape {
    public var body: Never { fatalError() }
}

extension Shape where Self == RoundedCorners {
    public static func rect(cornerRadius: CGFloat) -> RoundedCorners { RoundedCorners() }
}

public struct Font: Sendable {
    public static let largeTitle = Font(), title = Font(), title2 = Font(), title3 = Font(), headline = Font(),
        body = Font(), subheadline = Font(), footnote = Font()
    public func bold() -> Font { self }
    public func monospacedDigit() -> Font { self }
    public static func system(size: CGFloat) -> Font { Font() }
}
