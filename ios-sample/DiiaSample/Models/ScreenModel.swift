import DiiaCitizenSupport

/// What stands behind one screen: a value that says everything the screen shows, and calls that change it.
///
/// There is no framework of screens in it, so the same models run under SwiftUI, in tests, and in `sample-phone`.
@MainActor open class ScreenModel<State: Sendable> {
    public internal(set) var state: State {
        didSet { stateChanged?() }
    }

    /// Called after each change. A view sets it: see `Watched`.
    public var stateChanged: (@MainActor () -> Void)?

    init(_ state: State) { self.state = state }
}
