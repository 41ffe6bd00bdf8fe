"""Winners made public: announced at one moment, shown to everybody, and revoked where it was wrong."""
