package org.cadre.certification.register;

/** Nothing may be entered now: the register lacks, or contradicts, what it has published before. */
public final class RegisterReadOnly extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient RegisterState state;

    RegisterReadOnly(RegisterState state) {
        super("the register is read-only: " + state);
        this.state = state;
    }

    /** Why. */
    public RegisterState state() {
        return state;
    }
}
