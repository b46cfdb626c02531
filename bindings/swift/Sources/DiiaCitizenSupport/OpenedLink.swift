import DiiaCitizenKit
import Foundation

extension DiiaCitizenProtocol {
    /// Reads a link by which the app was opened, as `scan` reads a scanned text. UIKit: `scene(_:openURLContexts:)`;
    /// SwiftUI: `onOpenURL`.
    public func scan(url: URL) throws -> Scanned { try scan(text: url.absoluteString) }

    #if canImport(Darwin)
    /// Reads the universal link by which the app was opened; nil when the activity is another one. UIKit:
    /// `scene(_:continue:)`; SwiftUI: `onContinueUserActivity(NSUserActivityTypeBrowsingWeb)`.
    public func scan(activity: NSUserActivity) throws -> Scanned? {
        guard activity.activityType == NSUserActivityTypeBrowsingWeb, let url = activity.webpageURL else { return nil }
        return try scan(url: url)
    }
    #endif
}
