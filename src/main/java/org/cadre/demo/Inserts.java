package org.cadre.demo;

import java.util.List;

/** The statements that histories are written with, in the order in which rows refer to each other. */
final class Inserts {
    static final String ORGANIZATION = """
            insert into organization (id, kind, name, parent, city, state, sample)
            values (:id, :kind, :name, :parent, :city, :state, true)
            """;
    static final String PERSON = """
            insert into person (id, legal_name, display_name, email, state, career_stage, district, school, sample, created_at)
            values (:id, :name, :name, :email, 'TX', :stage, :district, :school, true, :at)
            """;
    static final String ACCOUNT = "insert into account (person, confirmed_at) values (:person, :at)";
    static final String ROLE = """
            insert into role_grant (id, person, role, organization, since)
            values (:id, :person, :role, :organization, :since)
            on conflict do nothing
            """;
    static final String OFFERING = """
            insert into offering (id, kind, title, edition, place, city, state, zone, first_day, last_day, price_cents,
                                  closed_at, sample, created_at)
            values (:id, :kind, :title, :edition, :place, :city, 'TX', :zone, :first, :last, :price, :closed, true, :at)
            """;
    static final String POOL = "insert into seat_pool (offering, capacity) values (:offering, :capacity)";
    static final String SESSION = """
            insert into session (id, offering, module, title, starts_at, ends_at, minutes)
            values (:id, :offering, :module, :title, :starts, :ends, :minutes)
            """;
    static final String TRAINER = "insert into offering_trainer (offering, person) values (:offering, :person)";
    static final String REGISTRATION = """
            insert into registration (id, offering, person, payer, fee_category, price_cents, seat, pays_by, reference,
                                      wants_certification, registered_at, confirmed_at)
            values (:id, :offering, :person, :payer, :category, :price, :seat, :pays, :reference, :wants, :at, :confirmed)
            """;
    static final String TAKE_SEAT = "update seat_pool set used = used + 1 where offering = :offering";
    static final String ATTENDANCE = """
            insert into attendance (id, registration, session, minutes, method, recorder, recorded_at)
            values (:id, :registration, :session, :minutes, 'trainer', :recorder, :at)
            """;
    static final String COHORT = """
            insert into cohort (id, name, edition, starts, sample, created_at)
            values (:id, :name, :edition, :starts, true, :at)
            """;
    static final String COACH = """
            insert into cohort_coach (cohort, person, since, reason)
            values (:cohort, :person, :since, 'sample: appointed by office')
            """;
    static final String INTERNSHIP = """
            insert into internship (id, person, cohort, state, applied_on, first_day, last_day, ended_on)
            values (:id, :person, :cohort, :state, :applied, :first, :last, :ended)
            """;
    static final String PAIRING = """
            insert into pairing (id, internship, protege, kind, school, state, agreement_version, agreement_text,
                                 proposed_at, accepted_at, accepted_on)
            values (:id, :internship, :protege, :kind, :school, :state, :version, :text, :proposed, :accepted, :acceptedOn)
            """;
    static final String CONTACT = """
            insert into contact_entry (id, pairing, day, starts, minutes, mode, standards, summary, state, confirmed_by,
                                       confirmed_at, logged_at)
            values (:id, :pairing, :day, :starts, :minutes, :mode, :standards, :summary, 'submitted', :confirmedBy,
                    :confirmedAt, :at)
            """;
    static final String REPORT = """
            insert into monthly_report (id, internship, month, state, answers, minutes, contacts, submitted_at, submitted_on,
                                        decided_by, decided_at, accepted_on)
            values (:id, :internship, :month, :state, :answers::jsonb, :minutes, :contacts, :sent, :sentOn, :by, :decided,
                    :acceptedOn)
            """;
    static final String MEETING = """
            insert into cohort_meeting (id, cohort, month, kind, starts_at, link, lessons, recommendations, held_at)
            values (:id, :cohort, :month, 'call', :starts, :link, :lessons, :recommendations, :held)
            """;
    static final String CAME = """
            insert into meeting_attendance (meeting, internship, how, recorded_by, recorded_at)
            values (:meeting, :internship, 'came', :recorder, :at)
            """;
    static final String PROJECT = """
            insert into final_project (id, internship, title, topic, abstract, state, proposed_on, approved_by, approved_on,
                                       submitted_on, decided_on)
            values (:id, :internship, :title, :title, '', :state, :proposed, :approvedBy, :approvedOn, :submittedOn, :decidedOn)
            """;
    static final String READING = """
            insert into project_reading (id, project, reader, ordinal, assigned_on, verdict, read_at)
            values (:id, :project, :reader, 1, :assigned, 'passed', :at)
            """;

    static final List<String> IN_ORDER = List.of(
            ORGANIZATION,
            PERSON,
            ACCOUNT,
            ROLE,
            OFFERING,
            POOL,
            SESSION,
            TRAINER,
            REGISTRATION,
            TAKE_SEAT,
            ATTENDANCE,
            COHORT,
            COACH,
            INTERNSHIP,
            PAIRING,
            CONTACT,
            REPORT,
            MEETING,
            CAME,
            PROJECT,
            READING);

    private Inserts() {}
}
