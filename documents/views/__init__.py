"""The pages and PDFs of what leaves the service, one module for each kind."""
