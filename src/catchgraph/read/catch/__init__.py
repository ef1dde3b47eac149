"""Messages of CATCH, the EU's system of catch certificates: certificates, statements, documents of non-manipulation."""
