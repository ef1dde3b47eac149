"""FollowTheMoney entities: vessels, companies, persons, who owns them and which sanctions they are under."""
