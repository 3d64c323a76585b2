package goprocess.examples.orders;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The stored orders. */
public final class OrderTable {
    /** Where connections come from: a pool, or the driver itself. */
    @FunctionalInterface
    public interface Connections {
        /**
         * A connection; the caller closes it.
         *
         * @return an open connection
         * @throws SQLException if no connection is available
         */
        Connection get() throws SQLException;
    }

    private final Connections connections;

    /**
     * The table of a database.
     *
     * @param connections to that database
     */
    public OrderTable(Connections connections) {
        this.connections = connections;
    }

    /**
     * Stores an order; it is on disk when this returns.
     *
     * @param order with a number that is not in the table
     * @param paid whether it was paid
     * @throws SQLException if it was not stored
     */
    public void insert(Order order, boolean paid) throws SQLException {
        try (Connection connection = connections.get();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO orders VALUES (?, ?, ?)")) {
            insert.setLong(1, order.number());
            insert.setString(2, order.item());
            insert.setBoolean(3, paid);
            insert.executeUpdate();
        }
    }

    /**
     * Looks an order up.
     *
     * @param number of the order
     * @return the order, or empty if it is not stored
     * @throws SQLException if the table cannot be read
     */
    public Optional<Order> find(long number) throws SQLException {
        try (Connection connection = connections.get();
                PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT number, item FROM orders WHERE number = ?")) {
            select.setLong(1, number);
            return orders(select).stream().findFirst();
        }
    }

    /**
     * Reads the whole table.
     *
     * @return all orders, by number
     * @throws SQLException if the table cannot be read
     */
    public List<Order> all() throws SQLException {
        try (Connection connection = connections.get();
                PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT number, item FROM orders ORDER BY number")) {
            return orders(select);
        }
    }

    long unpaid() throws SQLException {
        return number("SELECT COUNT(*) FROM orders WHERE NOT paid");
    }

    long count() throws SQLException {
        return number("SELECT COUNT(*) FROM orders");
    }

    long highestNumber() throws SQLException {
        return number("SELECT COALESCE(MAX(number), 0) FROM orders");
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = connections.get();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static List<Order> orders(PreparedStatement select) throws SQLException {
        List<Order> orders = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                orders.add(new Order(rows.getLong(1), rows.getString(2)));
            }
        }
        return orders;
    }
}
