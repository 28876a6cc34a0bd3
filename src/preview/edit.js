// Local editing; see desk.rs.
