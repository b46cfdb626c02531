public protocol ObservableObject: AnyObject {
    associatedtype P
    var objectWillChange: P { get }
}

public final class ObservableObjectPublisher {
    public init() {}
    public func send() {}
}

extension ObservableObject {
    public var objectWillChange: ObservableObjectPublisher { ObservableObjectPublisher() }
}
