import DiiaCitizenSupport
import SwiftUI

private struct DiiaLanguageKey: EnvironmentKey {
    static let defaultValue = DiiaLanguage.ukrainian
}

extension EnvironmentValues {
    /// The language that the person has chosen in the app.
    var diiaLanguage: DiiaLanguage {
        get { self[DiiaLanguageKey.self] }
        set { self[DiiaLanguageKey.self] = newValue }
    }
}
