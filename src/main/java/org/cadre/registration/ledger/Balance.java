package org.cadre.registration.ledger;

/** What an order has been charged and what has come of it, in cents. */
public record Balance(int charged, int paid, int refunded, int credited) {
    public static final Balance NONE = new Balance(0, 0, 0, 0);

    /** What is still owed; negative: what has been paid too much. */
    public int owed() {
        return charged - paid + refunded - credited;
    }

    /** What of the payments has not gone back. */
    public int kept() {
        return paid - refunded;
    }
}
