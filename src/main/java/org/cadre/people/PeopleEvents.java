package org.cadre.people;

import org.jspecify.annotations.Nullable;

/** What others may hear about people. The tokens in them open a link once and go nowhere but into a mail. */
public final class PeopleEvents {
    private PeopleEvents() {}

    /** Somebody filled in the sign-up form; nothing can be done as them until the address has been confirmed. */
    public record SignUpStarted(String email, String name, String token) {}

    /** Somebody filled in the sign-up form with an address that has an account already. */
    public record SignUpRepeated(PersonId person, String email, String token) {}

    /** An address was confirmed: the person can sign in. */
    public record SignedUp(PersonId person) {}

    /** A link to sign in once was asked for; {@code then} is where the person wanted to go. */
    public record SignInLinkAsked(
            PersonId person,
            String email,
            String token,
            @Nullable String then) {}

    /** A link to sign in was asked for with an address that has no account. */
    public record SignInLinkAskedByUnknown(String email) {}

    /** Office wrote somebody down and invites them to sign in. */
    public record Invited(PersonId person, String email, String token) {}

    /** Office changed the address mail goes to: what lies in the old mailbox must open nothing any more. */
    public record AddressChanged(PersonId person) {}

    /** Office has stopped entering for somebody who phoned. */
    public record ActingEnded(PersonId person) {}

    public record PassphraseChanged(PersonId person) {}

    public record RoleGranted(
            PersonId person, Role role, @Nullable OrganizationId organization) {}

    public record RoleRevoked(
            PersonId person, Role role, @Nullable OrganizationId organization) {}

    /** Two records became one person; both addresses open the account of who remains. */
    public record Merged(PersonId kept, PersonId gone) {}
}
