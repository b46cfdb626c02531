import Foundation
import UIKit
import UniformTypeIdentifiers

extension View {
    public func environment<V>(_ k: WritableKeyPath<EnvironmentValues, V>, _ v: V) -> some View { self }
    public func overlay<V: View>(@ViewBuilder content: () -> V) -> some View { self }
    public func task(priority: TaskPriority = .userInitiated,
        @_inheritActorContext _ a: @escaping @isolated(any) @Sendable () async -> Void) -> some View { self }
    public func task<I: Equatable>(id: I, priority: TaskPriority = .userInitiated,
        @_inheritActorContext _ a: @escaping @isolated(any) @Sendable () async -> Void) -> some View { self }
    public func onOpenURL(perform: @escaping (URL) -> Void) -> some View { self }
    public func sheet<I: Identifiable, C: View>(item: Binding<I?>, onDismiss: (() -> Void)? = nil,
        @ViewBuilder content: @escaping (I) -> C) -> some View { self }
    public func ignoresSafeArea() -> some View { self }
    public func accessibilityHidden(_ b: Bool) -> some View { self }
    public func accessibilityLabel<S: StringProtocol>(_ s: S) -> some View { self }
    public func accessibilityAddTraits(_ t: AccessibilityTraits) -> some View { self }
    public func accessibilityElement(children: ChildBehavior = .ignore) -> some View { self }
    public func accessibilityIgnoresInvertColors(_ b: Bool = true) -> some View { self }
    public func modifier<M: ViewModifier>(_ m: M) -> some View { self }
    public func onAppear(perform: (() -> Void)? = nil) -> some View { self }
    public func onDisappear(perform: (() -> Void)? = nil) -> some View { self }
    public func onChange<V: Equatable>(of: V, initial: Bool = false, _ a: @escaping (V, V) -> Void) -> some View { self }
    public func padding(_ l: CGFloat) -> some View { self }
    public func padding(_ e: EdgeSet, _ l: CGFloat? = nil) -> some View { self }
    public func padding() -> some View { self }
    public func frame(minWidth: CGFloat? = nil, maxWidth: CGFloat? = nil, minHeight: CGFloat? = nil,
        alignment: Alignment = .center) -> some View { self }
    public func frame(width: CGFloat? = nil, height: CGFloat? = nil, alignment: Alignment = .center) -> some View { self }
    public func background<S: ShapeStyle>(_ s: S) -> some View { self }
    public func background<S: ShapeStyle, T: Shape>(_ s: S, in t: T) -> some View { self }
    public func clipShape<T: Shape>(_ t: T) -> some View { self }
    public func foregroundStyle<S: ShapeStyle>(_ s: S) -> some View { self }
    public func font(_ f: Font?) -> some View { self }
    public func monospacedDigit() -> some View { self }
    public func minimumScaleFactor(_ f: CGFloat) -> some View { self }
    public func multilineTextAlignment(_ a: TextAlignment) -> some View { self }
    public func aspectRatio(_ r: CGFloat?, contentMode: ContentMode) -> some View { self }
    public func pickerStyle<S: PickerStyle>(_ s: S) -> some View { self }
    public func buttonStyle<S: PrimitiveButtonStyle>(_ s: S) -> some View { self }
    public func textFieldStyle<S: TextFieldStyle>(_ s: S) -> some View { self }
    public func controlSize(_ c: ControlSize) -> some View { self }
    public func disabled(_ b: Bool) -> some View { self }
    public func keyboardType(_ t: UIKeyboardType) -> some View { self }
    public func labelsHidden() -> some View { self }
    public func tag<V: Hashable>(_ v: V) -> some View { self }
    public func id<V: Hashable>(_ v: V) -> some View { self }
    public func tabItem<V: View>(@ViewBuilder _ l: () -> V) -> some View { self }
    public func navigationTitle<S: StringProtocol>(_ s: S) -> some View { self }
    public func navigationBarTitleDisplayMode(_ m: TitleMode) -> some View { self }
    public func navigationDestination<V: View>(isPresented: Binding<Bool>,
        @ViewBuilder destination: () -> V) -> some View { self }
    public func refreshable(@_inheritActorContext action: @escaping @Sendable () async -> Void) -> some View { self }
    public func toolbar<C: View>(@ViewBuilder content: () -> C) -> some View { self }
    public func toolbar<C: ToolbarContent>(@ToolbarContentBuilder content: () -> C) -> some View { self }
    public func swipeActions<T: View>(@ViewBuilder content: () -> T) -> some View { self }
    public func fileExporter<D: FileDocument>(isPresented: Binding<Bool>, document: D?, contentType: UTType,
        defaultFilename: String? = nil, onCompletion: @escaping (Result<URL, any Error>) -> Void) -> some View { self }
}
