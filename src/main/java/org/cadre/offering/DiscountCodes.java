package org.cadre.offering;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Discount codes as office keeps them; orders use them through {@link Prices}. */
@Component
class DiscountCodes {
    /** A code in the list, with where it is good in words. */
    record Listed(DiscountCode code, @Nullable String where, String note, boolean sample) {

        /** What it is worth on a day: the last part of a text's key. */
        String state(LocalDate today) {
            if (code.withdrawn()) {
                return "withdrawn";
            }
            if (code.validThrough() != null && today.isAfter(code.validThrough())) {
                return "over";
            }
            if (code.isUsedUp()) {
                return "used-up";
            }
            return code.validFrom() != null && today.isBefore(code.validFrom()) ? "early" : "good";
        }
    }

    private final JdbcClient jdbc;
    private final ProgramClock clock;

    DiscountCodes(JdbcClient jdbc, ProgramClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Those that can be used first, of each the newest first.
     *
     * @param after the code to go on after; null: from the beginning
     */
    List<Listed> page(@Nullable UUID after, int most) {
        return jdbc.sql("""
                select c.*, o.title || ', ' || o.first_day as place
                  from discount_code c
                  left join offering o on o.id = c.offering
                 where :after::uuid is null
                    or (c.withdrawn_at is null, c.id) < (select l.withdrawn_at is null, l.id from discount_code l
                                                          where l.id = :after::uuid)
                 order by c.withdrawn_at is null desc, c.id desc
                 limit :most
                """)
                .param("after", after)
                .param("most", most)
                .query((row, number) -> new Listed(
                        Prices.discountCode(row, number),
                        row.getString("place"),
                        row.getString("note"),
                        row.getBoolean("sample")))
                .list();
    }

    Optional<DiscountCode> find(UUID id) {
        return jdbc.sql("select * from discount_code where id = :id")
                .param("id", id)
                .query(Prices::discountCode)
                .optional();
    }

    /** False when there is such a code already. */
    boolean make(DiscountCode code, String note) {
        return jdbc.sql("""
                insert into discount_code (id, code, offering, percent, cents, most_uses, valid_from, valid_through, note,
                                           made_at)
                values (:id, :code, :offering, :percent, :cents, :most, :from, :through, :note, :now)
                on conflict (code) do nothing
                """)
                        .param("id", code.id())
                        .param("code", code.code())
                        .param(
                                "offering",
                                code.offering() == null ? null : code.offering().value())
                        .param("percent", code.percent())
                        .param("cents", code.cents())
                        .param("most", code.mostUses())
                        .param("from", code.validFrom())
                        .param("through", code.validThrough())
                        .param("note", note)
                        .param("now", clock.now().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    boolean withdraw(UUID id, boolean withdrawn) {
        return jdbc.sql("""
                update discount_code set withdrawn_at = case when :withdrawn then :now end
                 where id = :id and (withdrawn_at is null) = :withdrawn
                """)
                        .param("id", id)
                        .param("withdrawn", withdrawn)
                        .param("now", clock.now().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
