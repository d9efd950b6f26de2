package org.cadre.certification.credential;

/** The shape that Verifiable Credentials 2.0 demands. */
public final class DataModel {
    /** One thing that is wrong, and where. */
    public record Fault(String path, String rule) {}

    private DataModel() {}
}
