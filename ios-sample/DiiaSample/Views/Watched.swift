import Combine
import SwiftUI

/// Lets SwiftUI follow a screen's model: the view is drawn anew after each change of its state.
@MainActor final class Watched<Model: AnyObject>: ObservableObject {
    let model: Model

    init<State>(_ model: Model) where Model: ScreenModel<State> {
        self.model = model
        model.stateChanged = { [weak self] in self?.objectWillChange.send() }
    }
}
