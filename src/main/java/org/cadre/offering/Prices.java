package org.cadre.offering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.platform.database.Ids;
import org.cadre.program.EditionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door to price lists and discount codes. */
@Component
public class Prices {
    private record Row(UUID offering, Price price) {}

    private final JdbcClient jdbc;

    Prices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What an offering costs, with part two of its edition. */
    public PriceList of(OfferingSummary offering) {
        var prices = jdbc.sql("""
                select id, covers, fee_category, cents, flat, through, from_seats
                  from price
                 where offering = :offering or edition = :edition
                 order by covers, fee_category, from_seats, through nulls last, id
                """)
                .param("offering", offering.id().value())
                .param("edition", offering.edition().value())
                .query(Prices::price)
                .list();
        return new PriceList(offering.priceCents(), offering.currency(), prices);
    }

    /** What part two of an edition costs where it is bought alone. */
    public PriceList ofPartTwo(EditionId edition) {
        var prices = jdbc.sql("""
                select id, covers, fee_category, cents, flat, through, from_seats
                  from price
                 where edition = :edition
                 order by fee_category, from_seats, through nulls last, id
                """)
                .param("edition", edition.value())
                .query(Prices::price)
                .list();
        return new PriceList(0, "USD", prices);
    }

    /** The price lists of several offerings at once, without part two: for the schedule. */
    public Map<OfferingId, PriceList> of(Collection<OfferingSummary> offerings) {
        var lists = new HashMap<OfferingId, PriceList>();
        if (offerings.isEmpty()) {
            return lists;
        }
        var rows = jdbc.sql("""
                select offering, id, covers, fee_category, cents, flat, through, from_seats
                  from price
                 where offering in (:offerings)
                 order by covers, fee_category, from_seats, through nulls last, id
                """)
                .param(
                        "offerings",
                        offerings.stream().map(one -> one.id().value()).toList())
                .query((row, number) -> new Row(row.getObject("offering", UUID.class), price(row, number)))
                .list();
        for (var one : offerings) {
            var own = rows.stream()
                    .filter(row -> row.offering.equals(one.id().value()))
                    .map(Row::price)
                    .toList();
            lists.put(one.id(), new PriceList(one.priceCents(), one.currency(), own));
        }
        return lists;
    }

    private static Price price(ResultSet row, int number) throws SQLException {
        return new Price(
                row.getObject("id", UUID.class),
                Covers.of(row.getString("covers")),
                FeeCategory.find(row.getString("fee_category")).orElseThrow(),
                row.getInt("cents"),
                row.getBoolean("flat"),
                row.getObject("through", LocalDate.class),
                row.getInt("from_seats"));
    }

    /** A code as somebody typed it, in capitals or not. */
    public Optional<DiscountCode> code(String typed) {
        return jdbc.sql("select * from discount_code where code = :code")
                .param("code", typed.strip().toUpperCase(Locale.ROOT))
                .query(Prices::discountCode)
                .optional();
    }

    /** Counts one use, if there is one left: two who ask at once never share the last one. */
    public boolean use(DiscountCode code) {
        return jdbc.sql("""
                update discount_code set used = used + 1
                 where id = :id and withdrawn_at is null and (most_uses is null or used < most_uses)
                """).param("id", code.id()).update() == 1;
    }

    /** A use that came to nothing can be used again. */
    public void giveBack(UUID code) {
        jdbc.sql("update discount_code set used = used - 1 where id = :id and used > 0")
                .param("id", code)
                .update();
    }

    /** Counts a use that was given back once more, if there is still one left. */
    public boolean useAgain(UUID code) {
        return jdbc.sql(
                                "update discount_code set used = used + 1 where id = :id and (most_uses is null or used < most_uses)")
                        .param("id", code)
                        .update()
                == 1;
    }

    static DiscountCode discountCode(ResultSet row, int number) throws SQLException {
        UUID offering = row.getObject("offering", UUID.class);
        return new DiscountCode(
                row.getObject("id", UUID.class),
                row.getString("code"),
                offering == null ? null : new OfferingId(offering),
                number(row, "percent"),
                number(row, "cents"),
                number(row, "most_uses"),
                row.getInt("used"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_through", LocalDate.class),
                row.getTimestamp("withdrawn_at") != null);
    }

    private static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    /** The prices of an offering alone, as office set them. */
    List<Price> ownOf(OfferingId offering) {
        return jdbc.sql("""
                select id, covers, fee_category, cents, flat, through, from_seats
                  from price
                 where offering = :offering
                 order by covers desc, fee_category, from_seats, through nulls last, id
                """)
                .param("offering", offering.value())
                .query(Prices::price)
                .list();
    }

    /** Sets the one price of an in-house offering: once for an order, however many come. */
    public void setInHouse(OfferingId offering, int cents, boolean flat) {
        replace(
                offering,
                null,
                List.of(new Price(Ids.next(), Covers.OFFERING, FeeCategory.IN_HOUSE, cents, flat, null, 1)));
    }

    /** An edition begins with what part two cost under another one. */
    public void carryOver(EditionId from, EditionId to) {
        replace(
                null,
                to,
                ofPartTwo(from).prices().stream()
                        .map(one -> new Price(
                                Ids.next(),
                                one.covers(),
                                one.category(),
                                one.cents(),
                                one.flat(),
                                one.through(),
                                one.fromSeats()))
                        .toList());
    }

    /** All prices of an offering, or of part two of an edition, replaced by these. */
    void replace(@Nullable OfferingId offering, @Nullable EditionId edition, List<Price> prices) {
        jdbc.sql(
                        "delete from price where offering is not distinct from :offering::uuid and edition is not distinct from :edition::uuid")
                .param("offering", offering == null ? null : offering.value())
                .param("edition", edition == null ? null : edition.value())
                .update();
        for (var price : prices) {
            jdbc.sql("""
                    insert into price (id, offering, edition, covers, fee_category, cents, flat, through, from_seats)
                    values (:id, :offering, :edition, :covers, :category, :cents, :flat, :through, :from)
                    """)
                    .param("id", price.id())
                    .param("offering", offering == null ? null : offering.value())
                    .param("edition", edition == null ? null : edition.value())
                    .param("covers", price.covers().key())
                    .param("category", price.category().key())
                    .param("cents", price.cents())
                    .param("flat", price.flat())
                    .param("through", price.through())
                    .param("from", price.fromSeats())
                    .update();
        }
    }
}
