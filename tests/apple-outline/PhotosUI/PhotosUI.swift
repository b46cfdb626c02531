import SwiftUI
import Foundation

public struct PhotosPickerItem: Hashable, Sendable {
    public func loadTransferable<T: Transferable>(type: T.Type) async throws -> T? { nil }
}

public struct PHPickerFilter {
    public static let images = Self()
}

public struct PhotosPicker<L: View>: View {
    public init(selection: Binding<PhotosPickerItem?>, matching: PHPickerFilter? = nil, @ViewBuilder label: () -> L) {}
    public var body: Never { fatalError() }
}
