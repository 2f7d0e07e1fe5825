//! Orders (点单): what people need, matched with the service list.
