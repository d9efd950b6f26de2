package org.cadre.reporting.list;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Everybody Cadre knows. */
@Component
final class PeopleList implements ListSource {
    private static final String ROWS = """
            select p.id, p.id as target, p.id as person, p.sample, lower(p.display_name) as name_key,
                   p.display_name as name, p.legal_name, p.email, p.phone,
                   (select string_agg(distinct g.role, ',' order by g.role)
                      from role_grant g
                     where g.person = p.id and g.since <= :today and (g.until is null or g.until > :today)) as roles,
                   p.career_stage, p.years_as_principal as years, s.name as school, d.name as district, p.state as us_state,
                   p.member_number, p.member_until,
                   case when exists (select 1 from account a where a.person = p.id and a.disabled_at is null)
                        then 'yes' else 'no' end as account,
                   (p.created_at at time zone :zone)::date as known_since
              from person p
              left join organization d on d.id = p.district
              left join organization s on s.id = p.school
             where :office and p.merged_into is null and p.erased_at is null
               and (:q::text[] is null
                    or search_words(concat_ws(' ', p.display_name, p.legal_name, p.email, p.member_number, d.name, s.name)) like all(:q::text[]))
               and (:longest::text is null
                    or search_words(p.display_name || ' ' || p.legal_name || ' ' || p.email || ' ' || coalesce(p.member_number, ''))
                         like :longest::text
                    or p.district = any(array(select o.id from organization o where search_words(o.name) like :longest::text))
                    or p.school = any(array(select o.id from organization o where search_words(o.name) like :longest::text)))
               and (:role::text is null
                    or exists (select 1 from role_grant g
                                where g.person = p.id and g.role = :role::text and g.since <= :today
                                  and (g.until is null or g.until > :today)))
               and (:stage::text is null or p.career_stage = :stage::text)
               and (:district::uuid is null or p.district = :district::uuid)
               and (:state::text is null or p.state = :state::text)
               and (:member::text is null
                    or case :member::text
                         when 'yes' then p.member_number is not null and (p.member_until is null or p.member_until >= :today)
                         when 'past' then p.member_until < :today
                         else p.member_number is null end)
               and (:account::text is null
                    or exists (select 1 from account a where a.person = p.id and a.disabled_at is null)
                         = (:account::text = 'yes'))
            """;

    private static final Sort BY_NAME = Sort.byText("name", "name_key", """
               and (:at::uuid is null or (lower(p.display_name), p.id) > (:key::text, :at::uuid))
             order by lower(p.display_name), p.id
             limit :most
            """, """
               and (lower(p.display_name), p.id) < (:key::text, :at::uuid)
             order by lower(p.display_name) desc, p.id desc
             limit :most
            """);

    private static final Sort NEWEST = Sort.byId("newest", """
               and (:at::uuid is null or p.id < :at::uuid)
             order by p.id desc
             limit :most
            """, """
               and p.id > :at::uuid
             order by p.id
             limit :most
            """);

    @Override
    public ListKind kind() {
        return ListKind.PEOPLE;
    }

    @Override
    public List<Filter> filters() {
        return List.of(
                Filter.TEXT,
                Filter.choice("role", "people.role.", "office", "trainer", "coach", "mit", "district"),
                Filter.choice(
                        "stage",
                        "people.stage.",
                        "principal",
                        "assistant principal",
                        "other administrator",
                        "central office",
                        "aspiring",
                        "retired"),
                Filter.STATE,
                Filter.choice("member", "list.member.", "yes", "past", "no"),
                Filter.choice("account", "list.account.", "yes", "no"),
                Filter.DISTRICT);
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.text("name").usually(),
                Column.text("legal-name"),
                Column.text("email").usually(),
                Column.text("phone"),
                Column.said("roles", "people.role.").usually(),
                Column.said("career-stage", "people.stage."),
                Column.count("years"),
                Column.text("school").usually(),
                Column.text("district").usually(),
                Column.text("us-state"),
                Column.text("member-number"),
                Column.day("member-until"),
                Column.said("account", "list.account."),
                Column.day("known-since"));
    }

    @Override
    public List<Sort> sorts() {
        return List.of(BY_NAME, NEWEST);
    }

    @Override
    public String rows() {
        return ROWS;
    }

    @Override
    public String href(UUID target) {
        return "/office/people/" + target;
    }

    @Override
    public String firstStep() {
        return "/office/people/new";
    }
}
