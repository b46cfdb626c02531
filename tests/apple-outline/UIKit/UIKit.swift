import Foundation

public final class CGImage {}
@MainActor open class UIResponder: NSObjectBase {}
@MainActor open class NSObjectBase: NSObject {}
@MainActor open class UIScreen {
    public var brightness: CGFloat = 0
}

@MainActor open class UIView {
    public var window: UIWindow?
}

@MainActor open class UIWindow: UIView {
    public var screen: UIScreen = UIScreen()
    public var rootViewController: UIViewController?
}

@MainActor open class UIViewController {
    public var view: UIView! = UIView()
    public var presentedViewController: UIViewController?
    public init() {}
}

@MainActor open class UIScene: Hashable {
    nonisolated public static func ==(a: UIScene, b: UIScene) -> Bool { a === b }
    nonisolated public func hash(into: inout Hasher) {}
    public enum ActivationState {
        case foregroundActive, background
    }
    public var activationState: ActivationState = .background
}

@MainActor open class UIWindowScene: UIScene {
    public var keyWindow: UIWindow?
}

@MainActor open class UIApplication {
    public static let shared = UIApplication()
    public var connectedScenes: Set<UIScene> = []
}

public final class UIImage {
    public init?(data: Data) {}
    public var cgImage: CGImage?
}

public enum UIKeyboardType {
    case numberPad
}
