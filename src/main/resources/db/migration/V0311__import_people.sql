-- What a row of a list would make of somebody who is known: as they are, and as they would be. Filling in writes only what is
-- missing, updating all that the row says. The address mail goes to is never changed by a list; another one becomes the
-- personal one if there is none.
create view import_person_change as
  select w.import, w.line, w.known, w.choice, w.old, w.updated,
         case when w.choice = 'update' then w.updated
              else w.updated || jsonb_strip_nulls(w.old) end as fresh
    from (select d.import, d.line, d.known, d.choice,
                 jsonb_build_object(
                   'legal_name', p.legal_name, 'display_name', p.display_name, 'personal_email', p.personal_email,
                   'phone', p.phone, 'member_number', p.member_number, 'member_until', p.member_until, 'state', p.state,
                   'career_stage', p.career_stage, 'years_as_principal', p.years_as_principal, 'district', p.district,
                   'school', p.school) as old,
                 jsonb_build_object(
                   'legal_name', case when lower(r.says->>'name') in (lower(p.legal_name), lower(p.display_name))
                                      then p.legal_name else coalesce(r.says->>'name', p.legal_name) end,
                   'display_name', case when lower(r.says->>'name') in (lower(p.legal_name), lower(p.display_name))
                                        then p.display_name else coalesce(r.says->>'name', p.display_name) end,
                   'personal_email', coalesce(r.says->>'personalEmail', p.personal_email,
                                              nullif(r.says->>'email', p.email)),
                   'phone', coalesce(r.says->>'phone', p.phone),
                   'member_number', coalesce(r.says->>'memberNumber', p.member_number),
                   'member_until', coalesce((r.says->>'memberUntil')::date, p.member_until),
                   'state', coalesce(r.says->>'state', p.state),
                   'career_stage', coalesce(r.says->>'careerStage', p.career_stage),
                   'years_as_principal', coalesce((r.says->>'years')::integer, p.years_as_principal),
                   'district', coalesce((r.found->>'district')::uuid, p.district),
                   'school', coalesce((r.found->>'school')::uuid, p.school)) as updated
            from import_double d
            join import_row r on r.import = d.import and r.line = d.line
            join person p on p.id = d.known) as w;
