public enum AVMediaType: Sendable {
    case video
}

public class AVCaptureDevice {
    public static func requestAccess(for: AVMediaType) async -> Bool { true }
}
