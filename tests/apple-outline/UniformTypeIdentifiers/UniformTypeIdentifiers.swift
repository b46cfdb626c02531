public struct UTType: Hashable, Sendable {
    public static let json = UTType(), pdf = UTType(), data = UTType()
}
