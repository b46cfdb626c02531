// One import for an app: what the library has, and what stands around it here.
@_exported import DiiaCitizenKit
